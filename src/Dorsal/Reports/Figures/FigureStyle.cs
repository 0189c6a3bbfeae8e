using OxyPlot;

namespace Dorsal.Reports.Figures;

/// <summary>The look of all figures: one palette, one font, a few sizes.</summary>
/// <remarks>
/// The colours are Okabe and Ito's (2008), darkened to a contrast of at least 3:1 on white; nothing is told by colour alone, so that
/// a figure stays readable in grey print and for colour-blind readers.
/// </remarks>
internal static class FigureStyle
{
    /// <summary>The font stack, in figures and pages; the first that the reader's machine has.</summary>
    public const string Fonts =
        "\"Helvetica Neue\", Arial, \"Liberation Sans\", \"Hiragino Sans\", \"Yu Gothic\", Meiryo, \"Noto Sans CJK JP\", \"Noto Sans JP\", sans-serif";

    /// <summary>Size of tick labels, legends and marks.</summary>
    public const double Small = 11;

    /// <summary>Size of axis titles.</summary>
    public const double Normal = 12;

    /// <summary>Radius of a marker.</summary>
    public const double Marker = 4;

    /// <summary>Text and main lines.</summary>
    public static readonly OxyColor Ink = OxyColor.FromRgb(0x22, 0x22, 0x22);

    /// <summary>Axes, and what recedes.</summary>
    public static readonly OxyColor Grey = OxyColor.FromRgb(0x6B, 0x6B, 0x6B);

    /// <summary>Grid lines.</summary>
    public static readonly OxyColor Hairline = OxyColor.FromRgb(0xDD, 0xDD, 0xDD);

    /// <summary>The band of a reference range.</summary>
    public static readonly OxyColor Band = OxyColor.FromRgb(0xEC, 0xEE, 0xF1);

    /// <summary>The band of an interval.</summary>
    public static readonly OxyColor Interval = OxyColor.FromRgb(0xCF, 0xE3, 0xF0);

    /// <summary>The colours of data, the first for what stands alone.</summary>
    public static readonly IReadOnlyList<OxyColor> Palette =
    [
        OxyColor.FromRgb(0x00, 0x5F, 0x9E),
        OxyColor.FromRgb(0xC2, 0x4A, 0x00),
        OxyColor.FromRgb(0x00, 0x7A, 0x5A),
        OxyColor.FromRgb(0x9B, 0x4F, 0x86),
        OxyColor.FromRgb(0x4D, 0x4D, 0x4D),
        OxyColor.FromRgb(0x7A, 0x62, 0x00),
    ];

    /// <summary>The shapes of markers, told apart without colour.</summary>
    public static readonly IReadOnlyList<MarkerType> Shapes =
    [
        MarkerType.Circle,
        MarkerType.Square,
        MarkerType.Triangle,
        MarkerType.Diamond,
        MarkerType.Custom,
    ];
}
