namespace ServiceBlog.Core.Editing.Tagging;

/// <summary>Plans another name for a tag, in every front matter and in <c>tags.yml</c>. Where the new name is a tag already, the two become one. As
/// on the site, spellings that make the same address are one tag.</summary>
public sealed class TagRename
{
    private const string TagsFile = "tags.yml";

    private readonly EditableSite _site;
    private readonly string _old;
    private readonly string _name;
    private readonly List<FileChange> _changes = [];
    private readonly List<PlannedEdit> _edits = [];
    private readonly List<Diagnostic> _refusals = [];
    private int _pages;

    private TagRename(EditableSite site, string old, string name) => (_site, _old, _name) = (site, old.Trim(), name.Trim());

    public static EditPlan Plan(EditableSite site, string old, string name) => new TagRename(site, old, name).Plan();

    private EditPlan Plan()
    {
        if (Fault() is { } fault)
            return new EditPlan { Misuse = $"cannot rename the tag: {fault}" };
        if (_site.Unreadable.ToList() is { Count: > 0 } unreadable)
            return EditPlan.Refused(unreadable);
        foreach (var page in _site.Index.Pages.Where(page => page.FrontMatter.Tags.Any(tag => Means(tag.Value))))
            EditPage(page);
        EditTagFile();
        if (_refusals.Count == 0)
        {
            var after = _site.With(_changes);
            _refusals.AddRange(NewMistakes.Find(_site, after));
            _refusals.AddRange(WrongTags(after));
        }
        return _refusals.Count > 0 ? EditPlan.Refused(_refusals) : new EditPlan
        {
            Changes = [.. _changes.OrderBy(change => change.Path, StringComparer.Ordinal)],
            Edits = [.. _edits.OrderBy(edit => edit.Location)],
            Notes = [.. Notes()],
        };
    }

    private string? Fault()
    {
        var (known, other) = (_site.Tags.Canonical(_old), _site.Tags.Canonical(_name));
        if (_old == _name)
            return "the two names are the same";
        if (UrlPath.Slug(_name).Length == 0 || _name.Any(char.IsControl))
            return $"\"{_name}\" holds no letter or digit to make an address of";
        if (known != _old && !TagFile.IsSameTag(known, _name))
            return $"{TagsFile} has \"{_old}\" as another name for \"{known}\". Retag \"{known}\", or take \"{_old}\" out of its names first";
        if (other != _name && !TagFile.IsSameTag(other, _old))
            return $"{TagsFile} has \"{_name}\" as another name for \"{other}\". Retag to \"{other}\"";
        if (_site.Index.Pages.Any(page => page.FrontMatter.Tags.Any(tag => Means(tag.Value))) || _site.Tags.Names.Any(Means))
            return null;
        var names = _site.Index.Pages.SelectMany(page => page.FrontMatter.Tags).Select(tag => tag.Value).Concat(_site.Tags.Names)
            .Distinct(StringComparer.Ordinal);
        return $"no page has the tag \"{_old}\"" + (NearestName.Find(_old, names) is { } near ? $". Did you mean \"{near}\"?" : "");
    }

    /// <summary>Whether a tag is the one to be renamed, and is not written as it shall be.</summary>
    private bool Means(string tag) => tag != _name && TagFile.IsSameTag(tag, _old);

    private void EditPage(Page page)
    {
        if (AuthoredPage.Read(_site.FileAt(page.SourcePath)!, _site.Config.TimeZone, _refusals) is not { } authored)
            return;
        ImmutableArray<string> written = authored.Yaml["tags"] switch
        {
            YamlSequence list => [.. list.Items.Select(item => (item as YamlScalar)?.Text.Trim() ?? "")],
            YamlScalar single => [single.Text.Trim()],
            _ => [],
        };
        if (authored.ChangeList("tags", [.. Renamed(written)], []))
        {
            _pages++;
            Add(authored.Edits);
        }
        else
        {
            _refusals.Report(Rules.UnlocatedEdit, page.FrontMatter.Tags.First(tag => Means(tag.Value)).Location,
                $"the tags of {page.DisplayPath} are written in a form that cannot be edited piece by piece");
        }
    }

    /// <summary>Each tag as it is to be; null for one that the list has already.</summary>
    private IEnumerable<string?> Renamed(ImmutableArray<string> tags)
    {
        var isThere = tags.Any(tag => !Means(tag) && TagFile.IsSameTag(tag, _name));
        foreach (var tag in tags)
        {
            yield return !Means(tag) ? tag : isThere ? null : _name;
            isThere |= Means(tag);
        }
    }

    private void EditTagFile()
    {
        var wasPublished = _site.Graph.Tags.Any(term => term.Path == SiteLists.TagPath(_old));
        var isNew = _site.FileAt(TagsFile) is null;
        if (isNew && (!wasPublished || TagFile.IsSameTag(_old, _name)))
            return;
        var file = _site.FileAt(TagsFile) ?? InputFile.FromBytes(TagsFile, _site.DisplayPathOf(TagsFile), ReadOnlyMemory<byte>.Empty);
        if (FileEdits.Read(file, _refusals) is not { } edits
            || YamlReader.ReadMapping(edits.Text.Text, file.DisplayPath, firstLine: 1, _refusals) is not { } mapping)
            return;
        if (!new TagFile(edits, mapping).Rename(_old, _name, wasPublished))
            _refusals.Report(Rules.UnlocatedEdit, new SourceLocation(file.DisplayPath),
                $"the entry of \"{_old}\" or \"{_name}\" is written in a form that cannot be edited piece by piece");
        else if (isNew)
            _changes.Add(new FileChange(TagsFile, Before: null, edits.Apply()));
        else
            Add(edits);
    }

    private void Add(FileEdits edits)
    {
        if (edits.IsEmpty)
            return;
        _changes.Add(edits.ToChange());
        _edits.AddRange(edits.Planned());
    }

    /// <summary>The proof: every page has the tags that it had, but for the name.</summary>
    private IEnumerable<Diagnostic> WrongTags(EditableSite after) =>
        from page in _site.Index.Pages
        let expected = Renamed([.. page.FrontMatter.Tags.Select(tag => tag.Value)]).OfType<string>()
        where !after.PageAt(page.SourcePath)!.FrontMatter.Tags.Select(tag => tag.Value).SequenceEqual(expected, StringComparer.Ordinal)
        select new Diagnostic(Rules.UnlocatedEdit, new SourceLocation(page.DisplayPath), $"the tags of {page.DisplayPath} would not read as they should");

    private IEnumerable<string> Notes()
    {
        yield return Invariant($"{_pages} {(_pages == 1 ? "page has" : "pages have")} another tag.");
        if (_site.With(_changes).Graph.Redirects.Any(redirect => redirect.Path == SiteLists.TagPath(_old)))
            yield return $"{SiteLists.TagPath(_old)} redirects to {SiteLists.TagPath(_name)}";
    }
}
