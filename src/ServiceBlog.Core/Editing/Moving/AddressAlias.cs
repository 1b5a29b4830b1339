namespace ServiceBlog.Core.Editing.Moving;

/// <summary>The redirect from the old address of a moved page.</summary>
internal sealed class AddressAlias(Page before, Page after)
{
    private bool HasMoved => before.Path != after.Path;

    /// <summary>Some disks could not hold a redirect beside the page.</summary>
    private bool DiffersOnlyInCase => string.Equals(before.Path, after.Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>What becomes of the old address; null if there is nothing to tell.</summary>
    public string? Note
    {
        get
        {
            if (!HasMoved)
                return $"Its address stays {before.Path}";
            return DiffersOnlyInCase
                ? $"{before.Path} does not redirect: it differs from {after.Path} only in case, which not every disk can tell apart."
                : $"{before.Path} redirects to {after.Path}";
        }
    }

    /// <summary>Adds the old address to the aliases, and takes out one that is the new address; false if they cannot be edited.</summary>
    public bool AddTo(AuthoredPage page)
    {
        if (!HasMoved)
            return true;
        var written = page.Yaml["aliases"] switch
        {
            YamlSequence list => [.. list.Items.OfType<YamlScalar>().Select(item => item.Text.Trim())],
            YamlScalar { IsNull: false } single => ImmutableArray.Create(single.Text.Trim()),
            _ => [],
        };
        var isThere = DiffersOnlyInCase || written.Any(alias => UrlPath.Parse(alias) == before.Path);
        var kept = written.Select(alias => UrlPath.Parse(alias) == after.Path ? null : alias).ToImmutableArray();
        return page.ChangeList("aliases", kept, isThere ? [] : [before.Path.Replace("%", "%25", StringComparison.Ordinal)]);
    }
}
