using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;

namespace Dorsal.Laboratory;

/// <summary>Rows that somebody rejected by hand, in the table itself or by an edit: <c>status</c> is <c>rejected</c>.</summary>
internal static class MarkedRejected
{
    /// <summary>The note with the reason given in <c>status_description</c>, or null where the row is not rejected.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">Its row.</param>
    /// <param name="column">The column that is not used because of it.</param>
    public static Note? Of(TrialTable table, TableRow row, string column) =>
        table.TextOf(row, "status") == "rejected"
            ? new Note(
                Grade.Note,
                "MarkedRejected",
                table.PlaceOf(row, column),
                table.TextOf(row, "status_description")
            )
            : null;
}
