namespace ServiceBlog.Core.Editing;

/// <summary>The edits of one file while they are collected.</summary>
public sealed class FileEdits(InputFile file, AuthoredText text)
{
    private readonly HashSet<TextEdit> _edits = [];

    public InputFile File => file;

    public AuthoredText Text => text;

    public bool IsEmpty => _edits.Count == 0;

    public void Add(TextEdit edit)
    {
        if (!text.Text.AsSpan(edit.Start, edit.Length).SequenceEqual(edit.Replacement))
            _edits.Add(edit);
    }

    /// <summary>Adds edits; false, and none is added, if one is null, since its place cannot be found.</summary>
    public bool TryAdd(params IReadOnlyList<TextEdit?> edits)
    {
        if (edits.Contains(null))
            return false;
        foreach (var edit in edits)
            Add(edit!.Value);
        return true;
    }

    public ReadOnlyMemory<byte> Apply() => text.Apply(_edits);

    public FileChange ToChange() => new(file.Path, text.Bytes, Apply());

    public IEnumerable<PlannedEdit> Planned() => _edits.OrderBy(edit => edit.Start).Select(edit => new PlannedEdit(
        text.Locate(edit.Start, file.DisplayPath), text.Text.Substring(edit.Start, edit.Length), edit.Replacement));

    /// <summary>Reads the file for editing; null with a diagnostic if it cannot be read.</summary>
    public static FileEdits? Read(InputFile file, ICollection<Diagnostic> diagnostics) =>
        AuthoredText.Read(file, diagnostics) is { } text ? new FileEdits(file, text) : null;
}

/// <summary>What a file of the input folder is to become.</summary>
/// <param name="Path">Where it lies, relative to the input folder; for a new one, where it will.</param>
/// <param name="Before">What it must hold still; null for a file that must not be there yet.</param>
public sealed record FileChange(string Path, ReadOnlyMemory<byte>? Before, ReadOnlyMemory<byte> After)
{
    /// <summary>Where the file moves to; null if it stays.</summary>
    public string? MovesTo { get; init; }
}

/// <summary>A place that changes.</summary>
/// <param name="Old">What stands there; empty if something is put in.</param>
public sealed record PlannedEdit(SourceLocation Location, string Old, string New);

/// <summary>Everything that one command is to change, to be done as a whole or not at all.</summary>
public sealed record EditPlan
{
    /// <summary>In order of path; empty if anything stands against it.</summary>
    public ImmutableArray<FileChange> Changes { get; init; } = [];

    /// <summary>Each place that changes: for who wants to see them before.</summary>
    public ImmutableArray<PlannedEdit> Edits { get; init; } = [];

    /// <summary>What stands against it.</summary>
    public ImmutableArray<Diagnostic> Refusals { get; init; } = [];

    /// <summary>Why what was asked for makes no sense, whatever the content holds; null if it does.</summary>
    public string? Misuse { get; init; }

    /// <summary>What the author should know besides.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public static EditPlan Refused(params IEnumerable<Diagnostic> refusals) => new() { Refusals = [.. refusals] };
}
