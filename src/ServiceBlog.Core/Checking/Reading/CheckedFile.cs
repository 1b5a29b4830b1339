using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Core.Checking.Reading;

/// <summary>
/// A file of the site as the check sees it: read just now, or kept from an earlier check and decoded only if somebody
/// asks. Of a file that is not read only the path counts.
/// </summary>
internal sealed class CheckedFile
{
    private readonly ReadOnlyMemory<byte> _encoded;
    private readonly ReadOnlyMemory<byte> _encodedFacts;
    private readonly SharedTexts? _shared;
    private FileFacts? _facts;
    private ImmutableArray<Finding> _findings = [];
    private bool _isLookedAt;

    /// <summary>A file that was read now.</summary>
    /// <param name="facts">Null for a file of which only the path counts.</param>
    /// <param name="before">What <see cref="Encode"/> gave in an earlier check; null if there was no such file.</param>
    public CheckedFile(string path, FileFacts? facts, ReadOnlyMemory<byte>? before)
    {
        (Path, _facts) = (path, facts);
        IsRedirect = facts is { IsRedirect: true };
        Target = facts is null ? Fingerprint.None : TargetOf(facts);
        LooksAsBefore = before is { } known && Target == TargetIn(known);
    }

    /// <summary>A file that is as it was in an earlier check.</summary>
    public CheckedFile(string path, ReadOnlyMemory<byte> encoded, SharedTexts shared)
    {
        (Path, _encoded, _shared) = (path, encoded, shared);
        IsKept = LooksAsBefore = true;
        if (encoded.IsEmpty)
            return;
        var reader = new ByteReader(encoded);
        Target = ReadTarget(reader);
        IsRedirect = reader.Flag();
        HasSearched = reader.Flag();
        _findings = reader.List(findings => FactsFormat.ReadFinding(findings, path));
        _encodedFacts = reader.Bytes();
    }

    public string Path { get; }

    /// <summary>It was not read in this check.</summary>
    public bool IsKept { get; }

    public bool IsRedirect { get; }

    /// <summary>Who links to it finds what he found in the earlier check: the same ids, the same redirect.</summary>
    public bool LooksAsBefore { get; }

    /// <summary>What is wrong in it, once the check has ended.</summary>
    public ImmutableArray<Finding> Findings
    {
        get => _findings;
        set => (_findings, _isLookedAt) = (value, true);
    }

    /// <summary>Whether a suggestion was looked for among all files.</summary>
    public bool HasSearched { get; set; }

    public bool IsRead => _facts is not null || !_encodedFacts.IsEmpty;

    /// <summary>Null for a file of which only the path counts. Two threads may both decode it; either result is right.</summary>
    public FileFacts? Facts =>
        _facts ?? (_encodedFacts.IsEmpty ? null : _facts = FactsFormat.Read(new ByteReader(_encodedFacts), Path, _shared!));

    private Fingerprint Target { get; }

    /// <summary>To be kept for the next check; empty for a file of which only the path counts.</summary>
    public ReadOnlyMemory<byte> Encode()
    {
        if (!IsRead || (IsKept && !_isLookedAt))
            return _encoded;
        using var writer = new ByteWriter();
        writer.Long(Target.High);
        writer.Long(Target.Low);
        writer.Flag(IsRedirect);
        writer.Flag(HasSearched);
        writer.List(Findings, FactsFormat.WriteFinding);
        if (_encodedFacts.IsEmpty)
        {
            using var facts = new ByteWriter();
            FactsFormat.Write(facts, Facts!);
            writer.Bytes(facts.Written.Span);
        }
        else
        {
            writer.Bytes(_encodedFacts.Span);
        }
        return writer.Written.ToArray();
    }

    private static Fingerprint TargetIn(ReadOnlyMemory<byte> encoded) =>
        encoded.IsEmpty ? Fingerprint.None : ReadTarget(new ByteReader(encoded));

    private static Fingerprint ReadTarget(ByteReader reader) => new(reader.Long(), reader.Long());

    /// <summary>Of all that other files' links can ask of this one.</summary>
    private static Fingerprint TargetOf(FileFacts facts)
    {
        var all = Fingerprint.None.With((int)facts.Kind);
        foreach (var id in facts.Ids)
            all = all.With(id);
        if (!facts.IsRedirect)
            return all;
        foreach (var group in facts.Groups)
        {
            all = all.With(group.BaseUrl);
            foreach (var link in group.Links.Where(link => link.Source.Use == LinkUse.Refresh))
                all = all.With(link.Url.Text);
        }
        return all;
    }
}
