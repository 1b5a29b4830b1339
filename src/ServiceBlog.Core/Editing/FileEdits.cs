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

    public void Add(IEnumerable<TextEdit> edits)
    {
        foreach (var edit in edits)
            Add(edit);
    }

    public ReadOnlyMemory<byte> Apply() => text.Apply(_edits);

    public FileChange ToChange() => new(file.Path, text.Bytes, Apply());

    public IEnumerable<PlannedEdit> Planned() => _edits.OrderBy(edit => edit.Start).Select(edit => new PlannedEdit(
        text.Locate(edit.Start, file.DisplayPath), text.Text.Substring(edit.Start, edit.Length), edit.Replacement));

    /// <summary>Reads the file for editing; null with a diagnostic if it cannot be read.</summary>
    public static FileEdits? Read(InputFile file, ICollection<Diagnostic> diagnostics) =>
        AuthoredText.Read(file, diagnostics) is { } text ? new FileEdits(file, text) : null;
}
