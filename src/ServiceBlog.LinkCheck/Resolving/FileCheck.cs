namespace ServiceBlog.LinkCheck.Resolving;

/// <summary>What is wrong with the links of one file, and which of them lead out of the site.</summary>
internal sealed class FileCheck(FileFacts file, RedirectPaths redirects)
{
    private readonly List<(Finding Finding, Resolution? Broken)> _findings = [.. file.Findings.Select(finding => (finding, (Resolution?)null))];
    private readonly List<(string Url, ExternalPlace Place)> _external = [];

    private int _searches;

    /// <summary>With each finding whose suggestion is still to be looked for, what it was resolved to.</summary>
    public IReadOnlyList<(Finding Finding, Resolution? Broken)> Findings => _findings;

    public IReadOnlyList<(string Url, ExternalPlace Place)> External => _external;

    public static FileCheck Run(FileFacts file, LinkResolution links, RedirectPaths redirects, SiteAddress site)
    {
        var check = new FileCheck(file, redirects);
        foreach (var group in file.Groups)
        {
            var root = RootOf(file, group, site);
            foreach (var link in group.Links)
            {
                var resolution = links.Resolve(link.Url, file, root, group.BaseUrl is not null);
                if (resolution.External is { } url && link.Source.Attribute == RobotsReader.Sitemap)
                    resolution = links.ResolveSitemap(url);
                check.Check(link, resolution);
            }
        }
        check.ForgetSizesOfMissingImages();
        return check;
    }

    /// <summary>What a group's links are relative to. A base that is no web address is none (HTML standard, section 4.2.3).</summary>
    public static WebUrl RootOf(FileFacts file, LinkGroup group, SiteAddress site)
    {
        var own = site.UrlOf(file.Path);
        return group.BaseUrl is { } written && UrlParser.Parse(written, own, out _) is { IsWeb: true } root ? root : own;
    }

    private void Check(in Link link, Resolution resolution)
    {
        var use = link.Source.Use;
        if (use == LinkUse.Resource && link.Url.IsEmpty)
            Report(link, FindingKind.MalformedUrl, "the address is empty, so nothing is fetched");
        else if (resolution.Kind is { } kind)
            CheckBroken(link, resolution, kind);
        else if (use == LinkUse.Refresh && resolution.Target is { } next && redirects.FaultOf(file, next) is { } fault)
            Report(link, fault.Kind, fault.Message);
        else if (resolution.External is { } url)
            AddExternal(link, url);
        else if (resolution.MissingId is { } id && NeedsFragment(link, resolution))
            ReportId(link, resolution.Target!, id);
    }

    private void CheckBroken(in Link link, Resolution resolution, FindingKind kind)
    {
        // A connection needs no path, only a host.
        if (link.Source.Use == LinkUse.Connection && kind != FindingKind.MalformedUrl)
            return;
        Report(link, kind, resolution.Message, resolution.Suggestion, resolution.MissingPath is null ? null : resolution);
    }

    /// <summary>One report is enough for an image that is not there.</summary>
    private void ForgetSizesOfMissingImages()
    {
        if (!_findings.Exists(found => found.Finding.Kind == FindingKind.UnsizedImage))
            return;
        var missing = _findings.Where(found => found.Finding is { Element: "img" or "image", Attribute: "src" })
            .Select(found => found.Finding.Url).ToHashSet(StringComparer.Ordinal);
        _findings.RemoveAll(found => found.Finding.Kind == FindingKind.UnsizedImage && missing.Contains(found.Finding.Url));
    }

    /// <summary>In an SVG file a fragment also chooses what an image shows; only where a reader goes to, or a page takes, an element of it must there be
    /// one.</summary>
    private static bool NeedsFragment(in Link link, Resolution resolution) => link.Source.Use switch
    {
        LinkUse.Identifier or LinkUse.Connection => false,
        _ when resolution.Target!.IsPage => true,
        LinkUse.Hyperlink => link.Source.Element is "a" or "area",
        LinkUse.Reference => link.Source.Attribute is "href" or "xlink:href",
        _ => false,
    };

    private void Report(in Link link, FindingKind kind, string message, string? suggestion = null, Resolution? broken = null) =>
        _findings.Add((new Finding(kind, file.Path, link.Place, message)
        {
            // A name for a thing need not be an address that is ever fetched.
            IsWarning = link.Source.Use == LinkUse.Identifier,
            Element = link.Source.Element,
            Attribute = link.Source.Attribute,
            Url = link.Url.Text,
            Suggestion = suggestion,
        }, broken));

    private void ReportId(in Link link, FileFacts target, string id)
    {
        var near = _searches++ < Fragments.MostSearches ? Fragments.Nearest(id, target.Ids) : null;
        var suggestion = near is null ? null : $"{link.Url.Text.Split('#')[0]}#{UrlText.EncodeFragment(near)}";
        Report(link, FindingKind.BrokenAnchor, $"{target.Path} has no element with the id \"{id}\"", suggestion);
    }

    private void AddExternal(in Link link, WebUrl url)
    {
        if (link.Source.Use is not (LinkUse.Connection or LinkUse.Identifier))
            _external.Add((url.WithoutFragment, new ExternalPlace(file.Path, link.Place, link.Source, url.Fragment, link.Url.Text)));
    }
}
