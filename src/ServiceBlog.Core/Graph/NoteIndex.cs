namespace ServiceBlog.Core.Graph;

/// <summary>Finds the notes of a vault, and the files beside them, by what links call them: a file's name, with as many of its folders as the author
/// writes, else a title or another name. Upper and lower case, spaces, hyphens and underscores make no difference; of several the nearest is
/// meant.</summary>
public sealed class NoteIndex
{
    private readonly Dictionary<string, List<FoundNote>> _byName = new(StringComparer.Ordinal);

    /// <param name="files">Those that are published as they are.</param>
    public NoteIndex(PageIndex index, IEnumerable<Route> files)
    {
        foreach (var (number, page) in index.Pages.Index())
        {
            if (page.NotePath is not { } path)
                continue;
            var stem = path[..^".md".Length];
            Add(ContentPath.NameOf(stem), new FoundNote(stem, NoteName.File) { Page = number });
            if (ContentPath.KeyOf(ContentPath.NameOf(path)) is var undated && undated != ContentPath.NameOf(stem))
                Add(undated, new FoundNote(stem, NoteName.Alias) { Page = number });
            Add(page.Title, new FoundNote(stem, NoteName.Title) { Page = number });
            foreach (var name in NoteProperties.NamesIn(page.FrontMatter))
                Add(name, new FoundNote(stem, NoteName.Alias) { Page = number });
        }
        foreach (var route in files.Where(route => route.NotePath is not null))
            Add(ContentPath.NameOf(route.NotePath!), new FoundNote(route.NotePath!, NoteName.File) { Route = route.Path });
    }

    /// <param name="from">The path in the vault of the note that links.</param>
    /// <param name="name">What the link names, with the folders that it names.</param>
    /// <param name="others">The other notes that the link may as well mean, by their paths.</param>
    /// <returns>Null if nothing is called so.</returns>
    public FoundNote? Find(string from, string name, out ImmutableArray<string> others)
    {
        others = [];
        name = UrlPath.Compose(name).Trim();
        if (name.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            name = name[..^".md".Length];
        var folder = ContentPath.FolderOf(from);
        if (!_byName.TryGetValue(Loose(ContentPath.NameOf(name)), out var called))
        {
            // A title or another name may hold a slash.
            if (!name.Contains('/', StringComparison.Ordinal) || !_byName.TryGetValue(Loose(name), out called))
                return null;
            name = "";
        }
        // A path as a whole, from the link's folder or from the root, comes before the end of one.
        var (path, hasFolders) = (Loose("/" + UrlPath.Combine("", name.TrimStart('/'))), name.Contains('/', StringComparison.Ordinal));
        var beside = hasFolders && UrlPath.Combine(folder, name) is { } relative ? Loose("/" + relative) : path;
        var ranked = called.Where(found => name.Length == 0 || found.EndsIn(path) || found.LoosePath == beside)
            .Select(found => (Found: found, Rank: (found.Kind, hasFolders && found.LoosePath != path && found.LoosePath != beside,
                Distance(folder, ContentPath.FolderOf(found.Path)), !found.Path.EndsWith(name, StringComparison.Ordinal))))
            .OrderBy(entry => entry.Rank).ThenBy(entry => entry.Found.Path, StringComparer.Ordinal).ToList();
        if (ranked.Count == 0)
            return null;
        var best = ranked[0];
        others = [.. ranked.Skip(1).Where(entry => entry.Rank == best.Rank && entry.Found.Path != best.Found.Path).Select(entry => entry.Found.Path)
            .Distinct(StringComparer.Ordinal)];
        return best.Found;
    }

    /// <summary>Whether two names are one to a vault.</summary>
    public static bool AreSame(string name, string other) => Loose(name) == Loose(other);

    /// <summary>How many folders lie between two: those to leave, and those to enter.</summary>
    private static int Distance(string from, string to)
    {
        var (start, end) = (from.Split('/', StringSplitOptions.RemoveEmptyEntries), to.Split('/', StringSplitOptions.RemoveEmptyEntries));
        return start.Length + end.Length - (2 * start.AsSpan().CommonPrefixLength(end));
    }

    private void Add(string name, FoundNote found)
    {
        var called = _byName.GetOrAdd(Loose(name));
        if (!called.Exists(other => other.Page == found.Page && other.Route == found.Route))
            called.Add(found);
    }

    internal static string Loose(string name)
    {
        var loose = new StringBuilder(name.Length);
        foreach (var letter in name.AsSpan().Trim())
        {
            if (letter is not (' ' or '-' or '_' or '\u00A0'))
                loose.Append(char.ToLowerInvariant(letter));
            else if (loose.Length > 0 && loose[^1] != ' ')
                loose.Append(' ');
        }
        return loose.ToString();
    }

}

/// <summary>What a link of a note names.</summary>
/// <param name="Path">In the vault; a note's without its extension.</param>
/// <param name="Kind">By which of its names.</param>
public sealed record FoundNote(string Path, NoteName Kind)
{
    /// <summary>The number of the note; null for a file.</summary>
    public int? Page { get; init; }

    /// <summary>The path within the site of a file; null for a note.</summary>
    public string? Route { get; init; }

    /// <summary>As names are compared, with a slash at its start.</summary>
    internal string LoosePath { get; } = NoteIndex.Loose("/" + Path);

    /// <summary>Whether its path ends in one that a link names. Another name is no part of a path.</summary>
    internal bool EndsIn(string loosePath) =>
        Kind == NoteName.File ? LoosePath.EndsWith(loosePath, StringComparison.Ordinal) : loosePath.LastIndexOf('/') == 0;
}

/// <summary>The names of a note, the one that counts first before the others.</summary>
public enum NoteName { File, Title, Alias }
