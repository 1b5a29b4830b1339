namespace ServiceBlog.LinkCheck.Reading;

/// <summary>A file of the site as the check sees it: read just now, or kept from an earlier check and decoded only on demand. Of a file that is not
/// read only the path counts.</summary>
internal sealed class CheckedFile
{
    private readonly ReadOnlyMemory<byte> _encoded;
    private readonly SharedTexts? _shared;
    private readonly int _factsStart;
    private FileFacts? _facts;
    private ImmutableArray<Finding> _findings = [];
    private bool _isResolved;

    /// <summary>A file that was read now.</summary>
    /// <param name="facts">Null for a file of which only the path counts.</param>
    /// <param name="before">What <see cref="Encode"/> gave in an earlier check; null if there was no such file.</param>
    public CheckedFile(string path, FileFacts? facts, ReadOnlyMemory<byte>? before)
    {
        (Path, _facts) = (path, facts);
        IsRedirect = facts is { IsRedirect: true };
        LooksAsBefore = before is { } known && (facts is null ? known.IsEmpty : HasSameTarget(facts, path, known));
    }

    /// <summary>A file that is as it was in an earlier check.</summary>
    public CheckedFile(string path, ReadOnlyMemory<byte> encoded, SharedTexts shared)
    {
        (Path, _encoded, _shared) = (path, encoded, shared);
        IsKept = LooksAsBefore = true;
        if (encoded.IsEmpty)
            return;
        var head = (Head)encoded.Span[0];
        (IsRedirect, HasSearched) = (head.HasFlag(Head.IsRedirect), head.HasFlag(Head.HasSearched));
        (_findings, _factsStart) = ReadFindings(encoded, path);
    }

    [Flags]
    private enum Head : byte
    {
        None,
        IsRedirect = 1,
        HasSearched = 2,
        HasFindings = 4,
    }

    public string Path { get; }

    /// <summary>It was not read in this check.</summary>
    public bool IsKept { get; }

    public bool IsRedirect { get; }

    /// <summary>Links to it find what they found in the earlier check: the same ids, the same redirect.</summary>
    public bool LooksAsBefore { get; }

    /// <summary>What is wrong in it, once the check has ended.</summary>
    public ImmutableArray<Finding> Findings
    {
        get => _findings;
        set => (_findings, _isResolved) = (value, true);
    }

    /// <summary>Whether a suggestion was looked for among all files.</summary>
    public bool HasSearched { get; set; }

    public bool IsRead => _facts is not null || !_encoded.IsEmpty;

    /// <summary>Null for a file of which only the path counts. Two threads may both decode it; either result is right.</summary>
    public FileFacts? Facts => _facts ??= _encoded.IsEmpty ? null : FactsIn(_encoded[_factsStart..], Path, _shared!);

    /// <summary>To be kept for the next check; empty for a file of which only the path counts.</summary>
    public ReadOnlyMemory<byte> Encode()
    {
        if (!IsRead || (IsKept && !_isResolved))
            return _encoded;
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        var head = (IsRedirect ? Head.IsRedirect : Head.None) | (HasSearched ? Head.HasSearched : Head.None)
            | (Findings.IsEmpty ? Head.None : Head.HasFindings);
        writer.Write((byte)head);
        if (!Findings.IsEmpty)
            FactsFormat.WriteFindings(writer, Findings);
        if (_encoded.IsEmpty)
            FactsFormat.Write(writer, Facts!);
        else
            writer.Write(_encoded.Span[_factsStart..]);
        return bytes.ToArray();
    }

    private static bool HasSameTarget(FileFacts facts, string path, ReadOnlyMemory<byte> before)
    {
        if (before.IsEmpty)
            return false;
        using var target = new MemoryStream();
        using var writer = new BinaryWriter(target);
        FactsFormat.WriteTarget(writer, facts);
        return before.Span[ReadFindings(before, path).End..].StartsWith(target.GetBuffer().AsSpan(0, (int)target.Length));
    }

    private static (ImmutableArray<Finding> Findings, int End) ReadFindings(ReadOnlyMemory<byte> encoded, string path)
    {
        if (!((Head)encoded.Span[0]).HasFlag(Head.HasFindings))
            return ([], 1);
        using var reader = ReaderOf(encoded[1..]);
        return (FactsFormat.ReadFindings(reader, path), 1 + (int)reader.BaseStream.Position);
    }

    private static FileFacts FactsIn(ReadOnlyMemory<byte> encoded, string path, SharedTexts shared)
    {
        using var reader = ReaderOf(encoded);
        return FactsFormat.Read(reader, path, shared);
    }

    private static BinaryReader ReaderOf(ReadOnlyMemory<byte> encoded) => new(new MemoryStream(encoded.ToArray()));
}
