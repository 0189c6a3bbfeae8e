using System.Globalization;
using System.Text;

namespace Dorsal.Reports.Figures;

/// <summary>
/// Elements of a drawing in the order in which they are drawn. Neighbours that look the same stand in one group that says the look once,
/// lines among them are one path, and a clipping rectangle is defined once: a page of a person has some ten thousand elements otherwise.
/// </summary>
internal sealed class SvgRuns(string id)
{
    private readonly StringBuilder body = new();
    private readonly List<string> clips = [];
    private readonly List<Element> run = [];
    private string clip = "";
    private string openClip = "";
    private string look = "";

    /// <summary>Clips what follows.</summary>
    /// <param name="rectangle">Attributes of the rectangle, empty for none.</param>
    public void Clip(string rectangle) => clip = rectangle;

    /// <summary>Adds an element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="place">Attributes of its own, each with a space before it.</param>
    /// <param name="elementLook">Attributes that a group can say for it.</param>
    /// <param name="content">What stands within, as markup.</param>
    public void Add(string name, string place, string elementLook, string content = "")
    {
        if (clip != openClip)
        {
            EndRun();
            EndClip();
            StartClip();
        }

        if (look != elementLook)
        {
            EndRun();
            look = elementLook;
        }

        run.Add(new Element(name, place, content));
    }

    /// <summary>Adds a line, which joins a line of the same look before it.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="lineLook">Attributes of its stroke; a line has no filling.</param>
    public void AddLine(string path, string lineLook)
    {
        Add("path", path, lineLook);
        run[^1] = run[^1] with { IsLine = true };
        if (run.Count > 1 && run[^2].IsLine)
        {
            run[^2] = run[^2] with { Place = run[^2].Place + path };
            run.RemoveAt(run.Count - 1);
        }
    }

    /// <summary>All elements.</summary>
    public string Finish()
    {
        EndRun();
        EndClip();
        return body.ToString();
    }

    private void EndRun()
    {
        var isGroup = run.Count > 1;
        body.Append(isGroup ? $"<g{look}>" : "");
        foreach (var element in run)
        {
            var place = element.IsLine ? $" d=\"{element.Place}\"" : element.Place;
            body.Append('<').Append(element.Name).Append(place).Append(isGroup ? "" : look);
            body.Append(element.Content.Length == 0 ? "/>" : $">{element.Content}</{element.Name}>");
        }

        body.Append(isGroup ? "</g>" : "");
        run.Clear();
    }

    private void EndClip()
    {
        body.Append(openClip.Length > 0 ? "</g>" : "");
        openClip = "";
    }

    private void StartClip()
    {
        if (clip.Length == 0)
        {
            return;
        }

        openClip = clip;
        var isNew = !clips.Contains(clip);
        if (isNew)
        {
            clips.Add(clip);
        }

        var name = $"{id}-c{clips.IndexOf(clip).ToString(CultureInfo.InvariantCulture)}";
        body.Append(isNew ? $"<clipPath id=\"{name}\"><rect{clip}/></clipPath>" : "");
        body.Append(CultureInfo.InvariantCulture, $"<g clip-path=\"url(#{name})\">");
    }

    private readonly record struct Element(string Name, string Place, string Content, bool IsLine = false);
}
