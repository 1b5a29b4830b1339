namespace ServiceBlog.Core.Content;

/// <summary>Puts the files of an Obsidian vault into the places of the content model: notes and what they show lie below <c>pages/</c>, in the folders
/// of the vault. The folders that the content model knows keep their meaning where there is a <c>site.yml</c>. Templates, drawings and files that no
/// reader opens are not published, and told.</summary>
/// <remarks>No two notes get one address, nor one that the generator itself makes a page at, on disks that take upper case for lower case too.</remarks>
public static class VaultFiles
{
    private const string Root = "pages/";

    private static readonly string[] GeneratedPages = ["tags", "archive", "series", "map", "search", "health", "page"];


    /// <summary>It is a list of what is let in, not of what is kept out: a vault may hold anything.</summary>
    private static readonly FrozenSet<string> Attachments = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
    [
        .. MediaFile.Extensions, ".ico", ".tif", ".tiff", ".heic", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".zip", ".csv", ".txt", ".rtf",
        ".bib", ".ics", ".gpx",
    ]);

    public static ImmutableArray<InputFile> Place(ImmutableArray<InputFile> files, ICollection<Diagnostic> diagnostics)
    {
        var isSite = files.Any(file => file.Path == ContentPath.SiteSettings);
        var templates = VaultTemplates.Of(files);
        var leftOut = new LeftOutFiles(diagnostics);
        var placed = new List<InputFile>(files.Length);
        var notes = new List<InputFile>(files.Length);
        foreach (var file in files)
        {
            var extension = Path.GetExtension(file.Path).ToLowerInvariant();
            if (ContentPath.FirstFolder(file.Path) == VaultTemplates.SettingsFolder || templates.Contain(file.Path))
                continue;
            if (isSite && (ContentPath.Folders.Contains(ContentPath.FirstFolder(file.Path)) || file.Path is ContentPath.SiteSettings or "tags.yml" or "health.json"))
                placed.Add(ContentPath.IsMarkdown(file.Path) && ContentPath.KindOf(file.Path) is { } kind && kind != PageKind.Comment
                    ? file.AsNote(file.Path) : file);
            else if (file.Path.EndsWith(".excalidraw.md", StringComparison.OrdinalIgnoreCase))
                leftOut.Add(file, ".excalidraw");
            else if (extension == ".md")
                notes.Add(file);
            else if (Attachments.Contains(extension))
                placed.Add(file.AsNote(Root + Unreserved(file.Path, isSite)));
            else
                leftOut.Add(file, extension);
        }
        leftOut.Tell();
        placed.AddRange(new NotePlaces(notes, isSite ? [.. GeneratedPages, .. ContentPath.Folders] : GeneratedPages).Place(path => Root + Unreserved(path, isSite)));
        placed.Sort(static (file, other) => string.CompareOrdinal(file.Path, other.Path));
        return [.. placed];
    }

    /// <summary>The path, with another name for a first folder at which the generator makes pages of its own.</summary>
    private static string Unreserved(string path, bool isSite)
    {
        var folder = ContentPath.FirstFolder(path);
        return GeneratedPages.Contains(folder, StringComparer.OrdinalIgnoreCase) || (isSite && ContentPath.Folders.Contains(folder, StringComparer.OrdinalIgnoreCase))
            ? $"{folder}-notes{path[folder.Length..]}"
            : path;
    }
}

/// <summary>Finds the place of every note. The text at the top of a folder's list is its <c>index.md</c>, else the note in it that has its name, else
/// the one beside it that has.</summary>
internal sealed class NotePlaces
{
    private readonly IReadOnlyList<InputFile> _notes;

    /// <summary>The notes that are the text of their folder, and those folders.</summary>
    private readonly Dictionary<InputFile, string> _introductions = [];

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="reserved">Names of addresses right below the root that are not the author's.</param>
    public NotePlaces(IReadOnlyList<InputFile> notes, IEnumerable<string> reserved)
    {
        _notes = notes;
        _taken.UnionWith(reserved.Select(name => $"/{name}"));
        var folders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var note in notes)
        {
            for (var folder = ContentPath.FolderOf(note.Path); folder.Length > 0 && folders.TryAdd(folder, folder);)
                folder = ContentPath.FolderOf(folder);
        }
        folders.TryAdd("", "");
        var first = notes.Select(note => (Note: note, Introduced: Introduced(note.Path, folders)))
            .Where(entry => entry.Introduced is not null)
            .GroupBy(entry => entry.Introduced!.Value.Folder,
                (folder, entries) => (folder, entries.MinBy(entry => entry.Introduced!.Value.Rank).Note), StringComparer.Ordinal);
        foreach (var (folder, note) in first)
            _introductions.Add(note, folder);
    }

    public IEnumerable<InputFile> Place(Func<string, string> inSite)
    {
        foreach (var (note, folder) in _introductions)
        {
            _taken.Add(Address(folder));
            yield return note.AsNote(inSite(folder.Length == 0 ? "index.md" : folder + "/index.md"));
        }
        foreach (var note in _notes.Where(note => !_introductions.ContainsKey(note)))
        {
            var stem = note.Path[..^".md".Length];
            // An index.md is the text of a folder, and this one is not.
            var place = ContentPath.NameOf(stem).Equals("index", StringComparison.OrdinalIgnoreCase) ? stem + "-page" : stem;
            for (var number = 2; !_taken.Add(Address(place)); number++)
                place = Invariant($"{stem}-{number}");
            yield return note.AsNote(inSite(place + ".md"));
        }
    }

    /// <summary>The folder whose text a note may be, and how well it is meant for that; null for most.</summary>
    private static (string Folder, int Rank)? Introduced(string path, Dictionary<string, string> folders)
    {
        var (stem, folder) = (path[..^".md".Length], ContentPath.FolderOf(path));
        var name = ContentPath.NameOf(stem);
        if (name.Equals("index", StringComparison.OrdinalIgnoreCase))
            return (folder, 0);
        if (folder.Length > 0 && name.Equals(ContentPath.NameOf(folder), StringComparison.OrdinalIgnoreCase))
            return (folder, 1);
        return folders.TryGetValue(stem, out var beside) ? (beside, 2) : null;
    }

    private static string Address(string path) => string.Concat(path.Split('/').Select(segment => "/" + UrlPath.NoteSegment(segment)));
}

/// <summary>The files of a vault that are not published: told by their kind, once for all of it.</summary>
internal sealed class LeftOutFiles(ICollection<Diagnostic> diagnostics)
{
    private readonly List<(string Kind, InputFile File)> _files = [];

    /// <param name="kind">Its extension, or what else it is.</param>
    public void Add(InputFile file, string kind)
    {
        // What systems strew about.
        if (kind is not (".ini" or ".db" or ".lnk"))
            _files.Add((kind, file));
    }

    public void Tell()
    {
        foreach (var ofKind in _files.GroupBy(left => left.Kind, left => left.File).OrderBy(ofKind => ofKind.Key, StringComparer.Ordinal))
        {
            ImmutableArray<InputFile> files = [.. ofKind];
            var (one, many) = (files.Length == 1, files.Length);
            var what = ofKind.Key switch
            {
                ".canvas" => one ? "a canvas is" : Invariant($"{many} canvases are"),
                ".base" => one ? "a base is" : Invariant($"{many} bases are"),
                ".excalidraw" => one ? "a drawing of Excalidraw is" : Invariant($"{many} drawings of Excalidraw are"),
                "" => one ? "a file without an extension is" : Invariant($"{many} files without an extension are"),
                _ => one ? $"a {ofKind.Key} file is" : Invariant($"{many} {ofKind.Key} files are"),
            };
            var from = one ? "" : $", {files[0].DisplayPath} the first of them";
            diagnostics.Report(Rules.LeftOutOfVault, new SourceLocation(files[0].DisplayPath), $"{what} not published{from}");
        }
    }
}
