namespace ServiceBlog.Core.Graph;

/// <summary>Finds where the links of notes lead: wikilinks, what a note shows of another, and Markdown links whose path is not the one from their folder.
/// What leads nowhere is no link in what is published: notes name others that are not written yet.</summary>
/// <param name="withheld">Pages that are written but not published.</param>
public sealed class NoteLinks(SiteConfig config, PageIndex index, RouteTable routes, PageIndex withheld, SiteImages images)
{
    private readonly NoteIndex _withheld = new(withheld, []);
    private readonly NameSuggestions _suggestions = new(() => index.Pages.Where(page => page.NotePath is not null)
        .Select(page => ContentPath.NoteKey(page.NotePath!)));

    private readonly NoteIndex _notes = new(index, routes.Routes);

    /// <summary>What most links are, one to a note as a whole that shows its title, is made once for each.</summary>
    private readonly LinkTarget?[] _wholeNotes = new LinkTarget?[index.Pages.Length];

    /// <returns>False for links that are resolved as those of all pages are: external ones, citations, paths to what is there.</returns>
    /// <param name="note">The path in the vault of the note that links.</param>
    /// <param name="page">The number of the page on which the link stands.</param>
    public bool TryResolve(int number, ContentLink link, string note, int page, PageLinks links, List<LinkMistake> mistakes)
    {
        if (link.IsExternal || link.Kind == LinkKind.Citation || (link.Target.Length == 0 && string.IsNullOrEmpty(link.Fragment)))
            return false;
        var isWikilink = link.Kind is LinkKind.Wikilink or LinkKind.Transclusion;
        var name = isWikilink ? link.Target : Uri.UnescapeDataString(link.Target);
        if (!isWikilink && (name.Length == 0 || IsAddress(name) || IsThere(index.Pages[page], name)))
            return false;
        ImmutableArray<string> others = [];
        var found = name.Length == 0 ? new FoundNote("", NoteName.File) { Page = page } : _notes.Find(note, name, out others);
        if (!others.IsEmpty)
            mistakes.Add(LinkMistake.AmbiguousNote(link, found!.Path, others));
        if (found?.Page is { } target)
            links.SetPage(number, link.Kind, ToNote(target, name, found.Kind, link, mistakes), target);
        else if (found?.Route is { } route)
            links.SetOther(number, new LinkTarget(config.UrlOf(route), link.Fragment, ContentPath.NameOf(name))
            {
                Image = link.Kind == LinkKind.Image ? images.At(route, link, mistakes) : null,
            });
        else
            links.SetOther(number, ToNothing(note, name, link, mistakes));
        return true;
    }

    /// <summary>An address of the site, or a path to a page or file from the link's folder, as everywhere.</summary>
    private static bool IsAddress(string name) => name.StartsWith('/') && !name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <remarks>The note of a folder that lies beside it stands within it here, so that its paths are read as a note's.</remarks>
    private bool IsThere(Page page, string name) => page.SourcePath == "pages/" + page.NotePath
        && UrlPath.Combine(ContentPath.FolderOf(page.NotePath!), name.Split('?')[0]) is { } path
            && (index.NumberOf("pages/" + path) is not null || routes.Contains("/" + path));

    private LinkTarget ToNote(int number, string name, NoteName kind, ContentLink link, List<LinkMistake> mistakes)
    {
        var target = index.Pages[number];
        var url = config.UrlOf(target.Path);
        if (string.IsNullOrEmpty(link.Fragment))
        {
            var shown = ContentPath.NameOf(name);
            // What the file is called is shown as it is written, unless the note has a title of its own.
            return kind == NoteName.File && !NoteIndex.AreSame(target.Title, shown)
                ? _wholeNotes[number] ??= new LinkTarget(url, Fragment: null, target.Title, target)
                : new LinkTarget(url, Fragment: null, kind == NoteName.File ? shown : name, target);
        }
        var fragment = link.Kind == LinkKind.Link ? Uri.UnescapeDataString(link.Fragment) : link.Fragment;
        // [[Note#Chapter#Section]] names the section.
        var last = fragment[(fragment.LastIndexOf('#') + 1)..].Trim();
        if (last.StartsWith(BlockMark) && target.Outline.Anchors.Contains(last, StringComparer.Ordinal))
            return new LinkTarget(url, UrlPath.Encode(last), target.Title, target) { Block = last };
        if (FindHeading(target.Outline, last) is { } heading)
            return new LinkTarget(url, UrlPath.Encode(heading.Id), heading.Text, target, heading);
        if (target.Outline.Anchors.Contains(last, StringComparer.Ordinal))
            return new LinkTarget(url, UrlPath.Encode(last), target.Title, target);
        if (!NamesTitle(target, last))
            mistakes.Add(LinkMistake.UnknownAnchor(link, target));
        return new LinkTarget(url, Fragment: null, target.Title, target);
    }

    private const char BlockMark = '^';

    /// <summary>Obsidian leaves the marks out that a link cannot hold.</summary>
    private static Heading? FindHeading(MarkupOutline outline, string name) => outline.FindHeading(name)
        ?? outline.Headings.Where(heading => Letters(heading.Text) == Letters(name)).Select(heading => (Heading?)heading).FirstOrDefault();

    private static bool NamesTitle(Page target, string name) => target.Outline.TitleId is { } id && (name == id || Letters(name) == Letters(target.Title));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private LinkTarget ToNothing(string note, string name, ContentLink link, List<LinkMistake> mistakes)
    {
        mistakes.Add(_withheld.Find(note, name, out _)?.Page is { } number
            ? LinkMistake.Withheld(link, withheld.Pages[number])
            : LinkMistake.UnknownNote(link, name, _suggestions.For));
        // An image has no other form; its words stand for it.
        return new LinkTarget(link.Kind == LinkKind.Image ? UrlPath.Encode(name) : "", Fragment: null,
            name.Length == 0 ? link.Fragment ?? "" : ContentPath.NameOf(name));
    }
}
