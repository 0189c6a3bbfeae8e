namespace Dorsal.Laboratory.Virtual;

/// <summary>The answers of one visit.</summary>
/// <param name="Participant">Label of the person.</param>
/// <param name="Session">Label of the session.</param>
/// <param name="Answers">Cells by test.</param>
internal sealed record VisitAnswers(
    string Participant,
    string Session,
    IReadOnlyList<(string Test, IReadOnlyList<string> Cells)> Answers
);

/// <summary>What a part adds to the tables of the whole study, in the order of its people whoever came first.</summary>
/// <param name="people">People of the part.</param>
/// <param name="visits">Visits of each.</param>
internal sealed class StudyRows(int people, int visits)
{
    /// <summary>Rows of <c>participants.tsv</c>.</summary>
    public IReadOnlyList<string>[] Participants { get; } = new IReadOnlyList<string>[people];

    /// <summary>Answers, person by person.</summary>
    public VisitAnswers[] Answers { get; } = new VisitAnswers[people * visits];

    /// <summary>Rows under <c>phenotype/</c>, by test.</summary>
    public IEnumerable<IGrouping<string, IReadOnlyList<string>>> Tables() =>
        from visit in Answers
        from answer in visit.Answers
        let row = (IReadOnlyList<string>)["sub-" + visit.Participant, "ses-" + visit.Session, .. answer.Cells]
        group row by answer.Test;
}
