namespace Dorsal.Laboratory.Serum;

/// <summary>
/// Assay and condition of a sample, such as the time of day, in the one word that a series has for both: values of different assays, or of
/// different conditions, are never pooled.
/// </summary>
internal static class SerumCondition
{
    private const string Between = " / ";
    private const string Unstated = "?";

    /// <summary><c>kit A</c>, or <c>kit A / morning</c>; <c>? / morning</c> where the assay is not stated.</summary>
    public static string Of(string assay, string condition) =>
        condition.Length == 0 ? assay : (assay.Length == 0 ? Unstated : assay) + Between + condition;

    /// <summary>The assay of such a word; <c>?</c> where it is not stated.</summary>
    public static string AssayOf(string word) =>
        word.Length == 0 ? Unstated : word.Split(Between, 2, StringSplitOptions.None)[0];
}
