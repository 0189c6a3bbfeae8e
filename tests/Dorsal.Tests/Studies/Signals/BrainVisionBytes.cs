namespace Dorsal.Tests.Studies.Signals;

/// <summary>Writes BrainVision recordings by hand, without the writer that is under test.</summary>
internal sealed record BrainVisionBytes
{
    public string Common { get; init; } =
        "Codepage=UTF-8\nDataFile=$b.eeg\nMarkerFile=$b.vmrk\nDataFormat=BINARY\n; a comment\nDataOrientation=MULTIPLEXED\nNumberOfChannels=2\nSamplingInterval=500";

    public string Binary { get; init; } = "BinaryFormat=INT_16";

    public string Channels { get; init; } = "Ch1=EMG\\1 left,,0.5,µV\nCh2=EMG right,,,";

    public string Markers { get; init; } = "Mk1=New Segment,,1,1,0,20131113161403794000\nMk2=Stimulus,S  1,3,1,0";

    public byte[] Data { get; init; } = EdfBytes.Numbers(2, 2, 10, 4, 20, 6, -32768);

    public string HeaderText =>
        $"Brain Vision Data Exchange Header File Version 1.0\n; free text\n\n[Common Infos]\n{Common}\n\n[Binary Infos]\n{Binary}\n\n[Channel Infos]\n{Channels}\n\n[Comment]\nAmplifier=1\nAmplifier=2\n";

    public string MarkerText =>
        $"Brain Vision Data Exchange Marker File, Version 1.0\n\n[Common Infos]\nCodepage=UTF-8\nDataFile=$b.eeg\n\n[Marker Infos]\n{Markers}\n";

    /// <summary>Writes the three files and returns the path of the header.</summary>
    public string WriteTo(TemporaryFolder folder)
    {
        folder.Write("rec.eeg", Data);
        folder.Write("rec.vmrk", MarkerText);
        return folder.Write("rec.vhdr", HeaderText);
    }
}
