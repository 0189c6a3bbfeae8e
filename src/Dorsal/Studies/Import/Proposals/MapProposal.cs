using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Tables;
using Dorsal.Studies.Writing;

namespace Dorsal.Studies.Import.Proposals;

/// <summary>A map guessed from a table's header and cells. It is not imported before a person has confirmed each guess.</summary>
/// <param name="Json">The map. Its key <c>Unconfirmed</c> lists the guesses; the import refuses it until the list is empty.</param>
/// <param name="Guesses">What was guessed: key and value.</param>
/// <param name="NotUnderstood">Columns of which nothing was guessed.</param>
/// <param name="Notes">What was noticed of the file: encoding, separator.</param>
public sealed record MapProposal(
    string Json,
    IReadOnlyList<string> Guesses,
    IReadOnlyList<string> NotUnderstood,
    IReadOnlyList<Note> Notes
)
{
    private const int MostLines = 50;
    private const string QualtricsMark = "{\"ImportId\"";

    /// <summary>Reads a table and proposes a map for it.</summary>
    /// <param name="source">A csv, tsv, txt or xlsx file.</param>
    /// <exception cref="StudyException">It is no table.</exception>
    public static MapProposal Of(string source)
    {
        var place = new Place(Path.GetFileName(source));
        var isWorkbook = source.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);
        var format = isWorkbook ? new TableFormat() : Layout(source, place);
        var table = isWorkbook ? ExcelTable.Read(source, place) : TableReader.Read(source, place, format);
        return new Builder(table, format).Build();
    }

    /// <summary>Writes the map; nothing is overwritten.</summary>
    /// <param name="path">Where.</param>
    /// <exception cref="StudyException">There is something already, or it cannot be written.</exception>
    public void WriteTo(string path)
    {
        using var file = new PartialFile(path);
        file.Write(System.Text.Encoding.UTF8.GetBytes(Json));
        file.Commit();
    }

    // Lines before the table have another number of cells than the most of it.
    private static TableFormat Layout(string source, Place place)
    {
        var (text, _) = TextDecoding.Decode(TableReader.ReadBytes(source, place), place);
        var lines = text.Split('\n').Take(MostLines).Select(line => line.TrimEnd('\r')).ToList();
        var separator = TableReader.GuessSeparator(lines.MaxBy(line => Most(line)) ?? "");
        var counts = lines.Select(line => line.Count(c => c == separator)).ToList();
        var usual = counts.Where(count => count > 0).GroupBy(count => count).MaxBy(group => group.Count())?.Key ?? 0;
        return new TableFormat(separator, SkipLines: Math.Max(0, counts.FindIndex(count => count == usual)));
    }

    private static int Most(string line) => ",;\t|".Max(separator => line.Count(c => c == separator));

    private sealed class Builder(Table table, TableFormat format)
    {
        private readonly List<string> guesses = [];
        private readonly HashSet<string> used = new(StringComparer.Ordinal);
        private List<TableRow> rows = [];

        public MapProposal Build()
        {
            var map = new JsonObject { ["Description"] = "Proposed for " + table.Place.File };
            map["Unconfirmed"] = new JsonArray();
            map["Table"] = TableKeys();
            map["Participants"] = Participants();
            if (Named(ProposalWords.Session) is { } session)
            {
                map["Session"] = Column("Session", session);
            }

            GuessRow((JsonObject)map["Table"]!, (JsonObject)map["Participants"]!, map["Session"]);
            if (map["Table"]!["Row"]!.ToString() == "person" && Trials().ToArray() is { Length: > 0 } trials)
            {
                map["Trials"] = new JsonArray(trials);
            }

            map["Unconfirmed"] = new JsonArray([.. guesses.Select(guess => JsonValue.Create(guess))]);
            var rest = table.Columns.Where(column => !used.Contains(column)).ToList();
            return new MapProposal(JsonText.Of(map), guesses, rest, table.Notes);
        }

        private JsonObject TableKeys()
        {
            var keys = new JsonObject { ["Row"] = "person" };
            if (format.Separator is { } separator)
            {
                keys["Separator"] = separator == '\t' ? "tab" : separator.ToString();
                Guess("Table.Separator", keys["Separator"]!.ToString());
            }

            if (format.SkipLines > 0)
            {
                keys["SkipLines"] = format.SkipLines;
                Guess("Table.SkipLines", Text(format.SkipLines));
            }

            var qualtrics = table
                .Rows.Take(MapReader.MostHeaderRows - 1)
                .ToList()
                .FindIndex(r => r.Cells[0].StartsWith(QualtricsMark, StringComparison.Ordinal));
            if (qualtrics >= 0)
            {
                keys["HeaderRows"] = qualtrics + 2;
                Guess("Table.HeaderRows", Text(qualtrics + 2));
            }

            rows = [.. table.Rows.Skip(qualtrics + 1)];
            if (HasDecimalComma())
            {
                keys["DecimalComma"] = true;
                Guess("Table.DecimalComma", "true");
            }

            return keys;
        }

        // Where each comma may separate thousands nothing is guessed: the import asks.
        private bool HasDecimalComma()
        {
            try
            {
                return NumberStyle.Of(null, rows.SelectMany(row => row.Cells), table.Place).HasDecimalComma;
            }
            catch (StudyException)
            {
                return false;
            }
        }

        // A person (in a session) that stands in several rows has a row a trial.
        private void GuessRow(JsonObject keys, JsonObject who, JsonNode? session)
        {
            var id = who["Id"]!["Column"]!.ToString();
            var at = (table.Find(id), session is null ? -1 : table.Find(session["Column"]!.ToString()));
            var people = rows.Select(row => (row.Cells[at.Item1], at.Item2 < 0 ? "" : row.Cells[at.Item2])).ToList();
            var row = people.Distinct().Count() < people.Count ? "trial" : "person";
            keys["Row"] = row;
            Guess("Table.Row", row);
        }

        private JsonObject Participants()
        {
            var who = new JsonObject();
            var id = Named(ProposalWords.Id) ?? table.Columns[0];
            who["Id"] = Column("Participants.Id", id);
            foreach (
                var (key, words) in new[]
                {
                    ("Age", ProposalWords.Age),
                    ("Sex", ProposalWords.Sex),
                    ("Group", ProposalWords.Group),
                }
            )
            {
                if (Named(words) is { } column)
                {
                    who[key] = Column("Participants." + key, column);
                    Levels(who, key, column);
                }
            }

            return who;
        }

        private void Levels(JsonObject who, string key, string column)
        {
            var words = Values(column).Distinct(StringComparer.Ordinal).ToList();
            if (key == "Sex" && words.Exists(word => word is not ("F" or "M")))
            {
                var levels = words.Where(ProposalWords.SexLevels.ContainsKey).ToList();
                who[key]!["Levels"] = new JsonObject(
                    levels.Select(word => KeyValuePair.Create<string, JsonNode?>(word, ProposalWords.SexLevels[word]))
                );
                Guess("Participants.Sex.Levels", string.Join(", ", levels));
            }
        }

        private IEnumerable<JsonNode> Trials()
        {
            var numeric = table.Columns.Where(column => !used.Contains(column) && IsNumeric(column)).ToList();
            foreach (var (trials, i) in TrialColumns.In(numeric).Select((trials, i) => (trials, i)))
            {
                used.UnionWith(trials.Columns);
                foreach (var (key, value) in trials.Entry)
                {
                    Guess($"Trials[{Text(i)}].{key}", value!.ToString());
                }

                yield return trials.Entry;
            }
        }

        private string? Named(string[] words) =>
            words
                .Select(word =>
                    table.Columns.FirstOrDefault(column =>
                        !used.Contains(column) && Spelling.Plain(column) == Spelling.Plain(word)
                    )
                )
                .FirstOrDefault(column => column is not null);

        private JsonObject Column(string key, string column)
        {
            used.Add(column);
            Guess(key, column);
            return new JsonObject { ["Column"] = column };
        }

        private void Guess(string key, string value) => guesses.Add($"{key} = {value}");

        private IEnumerable<string> Values(string column)
        {
            var index = table.Find(column);
            return rows.Select(row => row.Cells[index]).Where(cell => cell.Length > 0);
        }

        // Some cells may hold words for a missing value; half of the cells of a column of numbers are numbers.
        private bool IsNumeric(string column)
        {
            var cells = Values(column).ToList();
            return cells.Count > 0 && 2 * cells.Count(cell => IsNumber(cell.Replace(',', '.'))) >= cells.Count;
        }

        private static bool IsNumber(string cell) =>
            double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
