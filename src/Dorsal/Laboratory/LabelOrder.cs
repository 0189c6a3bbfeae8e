using System.Text;

namespace Dorsal.Laboratory;

/// <summary>Orders labels as a person does: session 2 before session 10, run 2 before run 10.</summary>
internal static class LabelOrder
{
    /// <summary>A text whose ordinal order is that of the label with numbers by value.</summary>
    public static string Key(string label)
    {
        var key = new StringBuilder();
        for (var i = 0; i < label.Length; )
        {
            var end = i;
            while (end < label.Length && char.IsAsciiDigit(label[end]))
            {
                end++;
            }

            if (end == i)
            {
                key.Append(label[i++]);
                continue;
            }

            // The number of digits stands before them: what is longer is more.
            var digits = label.AsSpan(i, end - i).TrimStart('0');
            key.Append((char)(1 + digits.Length)).Append(digits);
            i = end;
        }

        return key.ToString();
    }
}
