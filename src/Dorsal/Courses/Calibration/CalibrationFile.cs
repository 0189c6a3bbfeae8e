using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dorsal.Numerics;

namespace Dorsal.Courses.Calibration;

/// <summary>The record of a calibration: how it was made, what it found, and where the search stands. Written after each generation.</summary>
/// <param name="Seed">The seed of search and cohorts.</param>
/// <param name="Candidates">Candidates a generation.</param>
/// <param name="Acute">People with an acute episode a candidate.</param>
/// <param name="General">People of the general population a candidate.</param>
/// <param name="Tables">What it was made with; null in a record of an earlier version, which does not say.</param>
/// <param name="Constants">The constants at the middle of the cloud.</param>
/// <param name="Targets">Targets with what was achieved there; empty until the end.</param>
/// <param name="Search">Where the search stands.</param>
internal sealed record CalibrationFile(
    ulong Seed,
    int Candidates,
    int Acute,
    int General,
    CalibrationTables? Tables,
    IReadOnlyDictionary<string, double> Constants,
    IReadOnlyList<Achieved> Targets,
    EvolutionState Search
)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Reads a record.</summary>
    /// <exception cref="JsonException">The file is no record of a calibration.</exception>
    public static CalibrationFile Read(string path) =>
        JsonSerializer.Deserialize<CalibrationFile>(File.ReadAllText(path), Options)
        ?? throw new JsonException("The file is empty.");

    /// <summary>Writes it whole or not at all.</summary>
    public void Write(string path)
    {
        var temporary = path + ".tmp";
        File.WriteAllText(temporary, JsonSerializer.Serialize(this, Options));
        File.Move(temporary, path, overwrite: true);
    }
}

/// <summary>A target beside what the model gives.</summary>
/// <param name="Id">The figure.</param>
/// <param name="Target">The published value.</param>
/// <param name="Tolerance">The difference that counts as 1: the weight is its inverse square.</param>
/// <param name="Use">Fitted or predicted.</param>
/// <param name="Value">The model's value.</param>
/// <param name="Distance">The difference in tolerances.</param>
internal sealed record Achieved(string Id, double Target, double Tolerance, string Use, double Value, double Distance);
