using Dorsal.Laboratory.Example;
using Dorsal.Messages;
using Dorsal.Reports;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

public sealed class MethodsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_methods_paragraph_says_in_both_languages_what_was_done_with_which_settings()
    {
        ExampleStudy.Write(folder.At("study"), 3, 1);
        var result = Run.Measure(folder.At("study"));
        foreach (var language in (Language[])[Language.English, Language.Japanese])
        {
            var paragraph = MethodsWriter.Paragraph(result, language);
            Assert.DoesNotContain("{", paragraph, StringComparison.Ordinal);
            foreach (
                var part in (string[])
                    [
                        "Dorsal",
                        "thermal-limits 1.0",
                        "32 °C",
                        "Rolke",
                        "10 Hz",
                        "50 kPa/s",
                        "controls",
                        "Hedges",
                        "Shrout",
                    ]
            )
            {
                Assert.Contains(part, paragraph, StringComparison.Ordinal);
            }
        }
    }
}
