using ServiceBlog.Core.Editing.Links;
using ServiceBlog.Core.Editing.Yaml;

namespace ServiceBlog.Core.Editing.Moving;

/// <summary>Plans the move of a page or of another file: the site is made as it would be with the file, and the comments on a page, in their new places, every link that
/// leads elsewhere then is spelt anew, and the site is made once more with all edits. Only if every link leads in it where it led before, and nothing
/// is wrong that was right, is there anything to be done.</summary>
public sealed class PageMove
{
    private readonly EditableSite _before;
    private readonly EditableSite _after;
    private readonly MovedFile _moved;
    private readonly PublishedAddress _addresses;
    private readonly LinkSpelling _spelling;
    private readonly SortedDictionary<string, FileEdits> _edits = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _refusals = [];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private int _links;

    /// <param name="moves">The files that move and may be edited, a page's own with its new aliases.</param>
    internal PageMove(EditableSite before, EditableSite after, MovedFile moved, PublishedAddress addresses, IEnumerable<FileEdits> moves)
    {
        (_before, _after, _moved, _addresses) = (before, after, moved, addresses);
        _spelling = new LinkSpelling(before, after, moved, _addresses);
        foreach (var edits in moves)
            _edits.Add(edits.File.Path, edits);
    }

    public static EditPlan Plan(EditableSite site, string from, string to)
    {
        if (site.Inputs.Static.FirstOrDefault(file => file.File.Path == from)?.File is { } other)
            return FileMove.Plan(site, other, to);
        if (site.PageAt(from) is not { } page)
        {
            return site.FileAt(from) is not null && site.Unreadable.Any(mistake => mistake.Location.File == site.DisplayPathOf(from))
                ? EditPlan.Refused(site.Unreadable)
                : new EditPlan { Misuse = $"the site has no page {site.DisplayPathOf(from)}, and publishes no such file" };
        }
        if (MoveRefusals.OfPath(site, page, to) is { } fault)
            return new EditPlan { Misuse = $"cannot move {page.DisplayPath}: {fault}" };
        if (MoveRefusals.Find(site, page, to).ToList() is { Count: > 0 } refusals)
            return EditPlan.Refused(refusals);
        var diagnostics = new List<Diagnostic>();
        if (AuthoredPage.Read(site.FileAt(from)!, site.Config.TimeZone, diagnostics) is not { } own)
            return EditPlan.Refused(diagnostics);
        var alias = new AddressAlias(page, site.With([Move(own.Edits, to)]).PageAt(to)!);
        if (!alias.AddTo(own))
        {
            return EditPlan.Refused(new Diagnostic(Rules.UnlocatedEdit, new SourceLocation(page.DisplayPath),
                $"cannot add the old address to the aliases of {page.DisplayPath}: they are written in a form that cannot be edited piece by piece"));
        }
        var moved = MovedFile.In(site, site.With([Move(own.Edits, to)]), page, to);
        diagnostics.AddRange(MoveRefusals.OfComments(site, moved));
        FileEdits[] moves = [own.Edits, .. moved.Comments.Keys.Select(path => FileEdits.Read(site.FileAt(path)!, diagnostics)).OfType<FileEdits>()];
        if (diagnostics.Count > 0)
            return EditPlan.Refused(diagnostics);
        var after = site.With(moves.Select(edits => Move(edits, moved.Follow(edits.File.Path))));
        return new PageMove(site, after, moved, new PublishedAddress(site.Config, page.Path, after.PageAt(to)!.Path), moves).Plan([], alias.Note);
    }

    private static FileChange Move(FileEdits edits, string to) => edits.ToChange() with { MovesTo = to };

    /// <param name="moves">Of files that are not edited.</param>
    internal EditPlan Plan(ImmutableArray<FileChange> moves, string? note)
    {
        foreach (var page in _before.Pages)
        {
            EditLinks(page);
            EditReferences(page);
            EditHtml(page);
        }
        EditValues();
        ImmutableArray<FileChange> changes =
        [
            .. moves,
            .. _edits.Values.Where(edits => !edits.IsEmpty || _moved.Follow(edits.File.Path) != edits.File.Path)
                .Select(edits => _moved.Follow(edits.File.Path) is var to && to != edits.File.Path ? Move(edits, to) : edits.ToChange()),
        ];
        if (_refusals.Count == 0)
            _refusals.AddRange(new MoveProof(_before, _before.With(changes), _moved, _addresses).Find());
        return _refusals.Count > 0 ? EditPlan.Refused(_refusals) : new EditPlan
        {
            Changes = changes,
            Edits = [.. _edits.Values.SelectMany(edits => edits.Planned())],
            Notes = [.. Notes(note)],
        };
    }

    private IEnumerable<string> Notes(string? alias)
    {
        yield return _links switch
        {
            0 => "No link had to change.",
            1 => "1 link is rewritten.",
            _ => Invariant($"{_links} links in {_files.Count} {(_files.Count == 1 ? "file" : "files")} are rewritten."),
        };
        if (_moved.Comments is { IsEmpty: false } comments)
            yield return $"{(comments.Count == 1 ? "1 comment goes" : Invariant($"{comments.Count} comments go"))} along to {_after.DisplayPathOf(ContentPath.FolderOf(comments.Values.First()))}/";
        if (alias is not null)
            yield return alias;
    }

    private void EditLinks(Page page)
    {
        var pageAfter = _after.PageAt(_moved.Follow(page.SourcePath))!;
        var (led, leads) = (_before.Graph[page].Links, _after.Graph[pageAfter].Links);
        WrittenLinks? written = null;
        for (var index = 0; index < Math.Min(led.Length, leads.Length); index++)
        {
            var link = page.Outline.Links[index];
            if (!MoveProof.HasChanged(led[index], leads[index], link, _moved, _addresses, _before.Config))
                continue;
            if (EditsOf(page.SourcePath) is not { } edits)
                return;
            written ??= Written(page, edits);
            EditLink(link, written.Find(link), _spelling.Spell(link, page, pageAfter, led[index]), edits);
        }
    }

    private void EditLink(ContentLink link, WrittenTarget? target, string? spelling, FileEdits edits)
    {
        if (spelling is null)
            _refusals.Report(Rules.RefusedEdit, link.Location,
                $"this link cannot name {_after.DisplayPathOf(_moved.To)}: its key is another page's, or it is written otherwise");
        else if (target is { } found && TargetCut.Replace(found, LinkSpelling.ChangingPart(link), spelling) is { } edit)
            Change(edits, edit);
        else
            _refusals.Report(Rules.UnlocatedEdit, link.Location,
                $"this link to {link.Target} is written in a way in which its target cannot be located exactly");
    }

    private void EditReferences(Page page)
    {
        var pageAfter = _after.PageAt(_moved.Follow(page.SourcePath))!;
        foreach (var reference in NamedReference.Of(page.FrontMatter))
        {
            if (reference.Find(_before.Index, page) is not { } named || _after.PageAt(_moved.Follow(named.SourcePath)) is not { } target
                || reference.Find(_after.Index, pageAfter) == target)
            {
                continue;
            }
            if (reference.Spell(_after.Index, target, pageAfter) is { } spelling)
                EditValue(page.SourcePath, reference.Key, spelling);
            else
                _refusals.Report(Rules.RefusedEdit, reference.Key.Location, $"no key names {target.DisplayPath} here and no other page");
        }
    }

    /// <summary>Addresses in raw HTML: those of the page that moves, and those that lead to it.</summary>
    private void EditHtml(Page page)
    {
        if (_addresses.Stays || page.Outline.HtmlLength == 0 || page.Kind == PageKind.Comment)
            return;
        if (EditsOf(page.SourcePath, opens: page.SourcePath == _moved.From || MentionsInHtml(page, _addresses.OldName)) is not { } edits)
            return;
        var pageAfter = _after.PageAt(_moved.Follow(page.SourcePath))!;
        foreach (var target in Written(page, edits).Html)
        {
            var address = TargetCut.Decode(target.Raw, target.Form);
            if (_addresses.OfBrowser(address, page.Path, pageAfter.Path) is { } spelling
                && TargetCut.Replace(target, address.Split('#', '?')[0], spelling) is { } edit)
                Change(edits, edit);
        }
    }

    /// <summary>Whether a page's HTML can hold an address with this name: most pages need not be looked at.</summary>
    private bool MentionsInHtml(Page page, string name)
    {
        var bytes = _before.FileAt(page.SourcePath)!.TryRead(_refusals);
        return bytes is { } content && content.Span.Contains((byte)'<')
            && (content.Span.IndexOf(Encoding.UTF8.GetBytes(name)) >= 0
                || content.Span.IndexOf(Encoding.UTF8.GetBytes(UrlPath.Encode(name))) >= 0);
    }

    /// <summary>The menu, and whatever in settings, data and front matter is exactly an address of the page.</summary>
    private void EditValues()
    {
        foreach (var item in _before.Config.Languages.SelectMany(language => language.Menu).SelectMany(item => item.All))
            EditAddress("site.yml", new Located<string>(item.Url, item.Location));
        if (_before.Config.Params is { } parameters)
            EditAddresses("site.yml", parameters);
        foreach (var file in _before.Inputs.Data)
        {
            if (_before.Data.TryGetValue(Path.GetFileNameWithoutExtension(file.Path), out var node))
                EditAddresses(file.Path, node);
        }
        foreach (var (page, value) in _before.Pages.SelectMany(page => page.FrontMatter.ThemeValues, (page, value) => (page, value)))
            EditAddresses(page.SourcePath, value);
    }

    private void EditAddresses(string path, YamlNode node)
    {
        foreach (var scalar in node.Scalars)
            EditAddress(path, new Located<string>(scalar.Text.Trim(), scalar.Location));
    }

    private void EditAddress(string path, Located<string> written)
    {
        if (_addresses.OfSite(written.Value) is { } spelling)
            EditValue(path, written, spelling + written.Value[written.Value.Split('#', '?')[0].Length..]);
    }

    private void EditValue(string path, Located<string> written, string value)
    {
        if (EditsOf(path) is not { } edits)
            return;
        if (ScalarSpan.Find(edits.Text, written.Location, written.Value) is { } span)
            Change(edits, span.Replace(edits.Text, value));
        else
            _refusals.Report(Rules.UnlocatedEdit, written.Location, $"\"{written.Value}\" is written in a way in which it cannot be located exactly");
    }

    private void Change(FileEdits edits, TextEdit edit)
    {
        edits.Add(edit);
        _links++;
        _files.Add(edits.File.Path);
    }

    private static WrittenLinks Written(Page page, FileEdits edits)
    {
        var file = ContentReader.Read(edits.File.As(edits.Text.Bytes), TimeZoneInfo.Utc, new List<Diagnostic>())
            ?? throw new IOException($"{page.DisplayPath} changed while it was read");
        return WrittenLinks.Read(edits.Text, file);
    }

    /// <param name="opens">Whether a file of which nothing has changed yet is to be read.</param>
    private FileEdits? EditsOf(string path, bool opens = true)
    {
        if (!_edits.TryGetValue(path, out var edits) && opens && FileEdits.Read(_before.FileAt(path)!, _refusals) is { } read)
            _edits.Add(path, edits = read);
        return edits;
    }
}
