namespace ServiceBlog.Core.Graph;

/// <summary>The folders of a vault. Each has a list of its notes, at its own address, below the text of its own note if it has one.</summary>
public sealed class NoteFolders
{
    private readonly Dictionary<string, NoteFolder> _byPath = new(StringComparer.Ordinal);

    /// <param name="pages">All pages of the site, of which the notes count.</param>
    public NoteFolders(ImmutableArray<Page> pages)
    {
        _byPath.Add("/", new NoteFolder("/", "", null));
        foreach (var note in pages.Where(page => page.IsNote))
        {
            var folder = Open(ContentPath.FolderOf(note.SourcePath), note);
            if (note.IsSectionIndex)
                folder.Introduction = note;
            else if (note.SourcePath != PageAddress.NotFoundFile)
                folder.Notes.Add(note);
        }
        foreach (var folder in _byPath.Values)
        {
            folder.Notes.Sort(PageOrder.ByPlace);
            folder.Folders.Sort(static (one, other) => PageOrder.Names.Compare(one.Title, other.Title));
        }
    }

    /// <summary>The vault itself.</summary>
    public NoteFolder Root => _byPath["/"];

    /// <summary>Those below the root, by address.</summary>
    public IEnumerable<NoteFolder> Below => _byPath.Values.Where(folder => folder != Root).OrderBy(folder => folder.Path, StringComparer.Ordinal);

    /// <summary>The folders in which a place lies, from the outermost on, without the root and the place itself.</summary>
    /// <param name="folder">Of the place.</param>
    public static ImmutableArray<NoteFolder> Trail(NoteFolder? folder)
    {
        var trail = ImmutableArray<NoteFolder>.Empty;
        for (; folder?.Parent is not null; folder = folder.Parent)
            trail = trail.Insert(0, folder);
        return trail;
    }

    /// <param name="place">The folder's, below <c>pages/</c>.</param>
    /// <param name="note">One that lies in it, however deep.</param>
    private NoteFolder Open(string place, Page note)
    {
        var path = PageAddress.OfFolder(place);
        if (_byPath.TryGetValue(path, out var known))
            return known;
        var parent = Open(ContentPath.FolderOf(place), note);
        var folder = new NoteFolder(path, NameOf(place, note), parent);
        parent.Folders.Add(folder);
        _byPath.Add(path, folder);
        return folder;
    }

    /// <summary>As the author named it, which its place may not be.</summary>
    private static string NameOf(string place, Page note)
    {
        var (placed, named) = (note.SourcePath.Split('/'), $"pages/{note.NotePath}".Split('/'));
        var depth = place.Count(letter => letter == '/');
        // The text of a folder may lie beside it, under its name.
        return depth < named.Length && placed.Length == named.Length ? named[depth] : ContentPath.NameOf(place);
    }
}

/// <summary>A folder of a vault.</summary>
/// <param name="Path">The decoded path of its list within the site.</param>
/// <param name="Name">As the author named it; empty for the vault itself.</param>
/// <param name="Parent">Null for the vault itself.</param>
public sealed record NoteFolder(string Path, string Name, NoteFolder? Parent)
{
    /// <summary>The note that is its text; null if there is none.</summary>
    public Page? Introduction { get; internal set; }

    public string Title => Introduction?.Title ?? Name;

    /// <summary>By their place, then by title.</summary>
    internal List<Page> Notes { get; } = [];

    /// <summary>By title.</summary>
    internal List<NoteFolder> Folders { get; } = [];

    public bool Equals(NoteFolder? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);
}
