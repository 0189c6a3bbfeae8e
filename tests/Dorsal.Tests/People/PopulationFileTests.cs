using System.Text;
using Dorsal.Messages;
using Dorsal.People;
using Dorsal.Tests.House;

namespace Dorsal.Tests.People;

/// <summary>What is known of people is taken as it is, the rest drawn, and nothing impossible is let through.</summary>
public sealed class PopulationFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("age,weight\n40,1\n", "CovariateUnknown", 1, "weight")]
    [InlineData("age,sleep_problem\n40,1\n", "CovariateUnknown", 1, "sleep_problem")]
    [InlineData("age\n40\n-3\n", "PopulationValueWrong", 3, "age")]
    [InlineData("female\n2\n", "PopulationValueWrong", 2, "female")]
    [InlineData("body_mass\n27.4\n", "PopulationValueWrong", 2, "body_mass")]
    [InlineData("COMT\n3\n", "PopulationValueWrong", 2, "COMT")]
    [InlineData("COMT\n0.5\n", "PopulationValueWrong", 2, "COMT")]
    [InlineData("age\nforty\n", "PopulationNotANumber", 2, "age")]
    [InlineData("age;body_mass\n40,5;1.5\n", "PopulationNotANumber", 2, "age")]
    [InlineData("age\n1.000,5\n", "PopulationNotANumber", 2, "age")]
    [InlineData("age,body_mass\n40,5,1\n", "RowRagged", 2, null)]
    [InlineData("person,age\n4,40\n4,41\n", "PersonTwice", 3, null)]
    [InlineData("person,age\n-4,40\n", "PersonNumberWrong", 2, "person")]
    [InlineData("age,age\n40,40\n", "ColumnTwice", 1, "age")]
    [InlineData("age\n", "FileEmpty", null, null)]
    public void What_is_impossible_is_named_with_its_place(string text, string code, int? line, string? column)
    {
        var fault = Assert.Throws<StudyException>(() => Read(text));
        Assert.Equal((code, line, column), (fault.Note.Code, fault.Note.Place.Line, fault.Note.Place.Column));
    }

    [Fact]
    public void All_faults_of_a_table_are_told_at_once_each_with_its_place_value_and_what_is_possible()
    {
        var fault = Assert.Throws<StudyException>(() =>
            Read("person,age,COMT,weight\n1,17,0,70\n1,40,3,70\nx,forty,1,70\n")
        );
        Assert.Equal(
            [
                ("CovariateUnknown", 1, "weight", "weight"),
                ("PopulationValueWrong", 2, "age", "17"),
                ("PopulationValueWrong", 3, "COMT", "3"),
                ("PersonTwice", 3, null, "1"),
                ("PersonNumberWrong", 4, "person", "x"),
                ("PopulationNotANumber", 4, "age", "forty"),
            ],
            fault.Notes.Select(note => (note.Code, note.Place.Line, note.Place.Column, note.Value))
        );
        Assert.Equal("0, 1, 2", fault.Notes[2].Limit);
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(21, 1)]
    [InlineData(5000, 4980)]
    public void Twenty_faults_are_told_and_how_many_there_are_beyond(int wrong, int more)
    {
        var fault = Assert.Throws<StudyException>(() =>
            Read("age\n" + string.Concat(Enumerable.Repeat("-3\n", wrong)) + "40\n")
        );
        Assert.Equal(20, fault.Notes.Count(note => note.Code == "PopulationValueWrong"));
        Assert.Equal(more > 0 ? 21 : 20, fault.Notes.Count);
        if (more > 0)
        {
            var number = more.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal($"There are {number} faults more.", fault.Notes[^1].Message(Language.English));
            Assert.Equal($"ほかに {number} 件の誤りがあります。", fault.Notes[^1].Message(Language.Japanese));
        }
    }

    [Fact]
    public void A_misspelt_covariate_gets_the_nearest_name() =>
        Assert.Equal(
            "sleep_problems",
            Assert.Throws<StudyException>(() => Read("slep_problems\n1\n")).Note.Arguments[0]
        );

    [Fact]
    public void A_byte_order_mark_semicolons_and_decimal_commas_are_read_and_told()
    {
        var (people, notes) = Read("\uFEFFperson;age;body_mass;COMT\n7;40,5;;2\n9;n/a;-1,25;0\n");
        Assert.Equal([7UL, 9UL], people.Select(person => person.Id));
        Assert.Equal(40.5, people[0].Covariates[Covariate.Age]);
        Assert.Equal(-1.25, people[1].Covariates[Covariate.BodyMass]);
        Assert.False(people[0].Covariates.ContainsKey(Covariate.BodyMass));
        Assert.Equal(2, people[0].Genes["COMT"]);
        Assert.Contains(notes, note => note.Code == "DecimalCommasConverted");
    }

    [Fact]
    public void What_is_missing_is_drawn_as_without_the_table()
    {
        var population = new Population(3);
        var (people, _) = Read("person,age\n12,61\n");
        var (drawn, known) = (population.Draw(12), population.Draw(12, people[0]));
        Assert.Equal(61, known[Covariate.Age]);
        Assert.All(
            Enum.GetValues<Covariate>().Except([Covariate.Age, Covariate.Diabetes, Covariate.Neuropathy]),
            covariate => Assert.Equal(drawn[covariate], known[covariate])
        );
        Assert.All(Enum.GetValues<Latent>(), latent => Assert.Equal(drawn[latent], known[latent]));
    }

    [Fact]
    public void A_known_genotype_moves_its_liability_by_the_weight_of_the_gene()
    {
        var population = new Population(3);
        Person With(int copies) => population.Draw(0, Read("COMT\n" + "012"[copies] + "\n").People[0]);
        var step = With(1)[Liability.Inhibition] - With(0)[Liability.Inhibition];

        // Both genes of the liability weigh 0.5 SD, the rest 0.7: person-model.md 4.4.
        var wanted = 0.5 / Math.Sqrt(2 * 0.48 * 0.52) / Math.Sqrt(0.25 + 0.25 + 0.49);
        Assert.Equal(wanted, step, 12);
        Assert.Equal(step, With(2)[Liability.Inhibition] - With(1)[Liability.Inhibition], 12);
        Assert.Equal(With(0)[Liability.Stress], With(2)[Liability.Stress]);
    }

    private (IReadOnlyList<KnownPerson> People, IReadOnlyList<Note> Notes) Read(string text)
    {
        var path = folder.At("people.csv");
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return PopulationFile.Read(path);
    }
}
