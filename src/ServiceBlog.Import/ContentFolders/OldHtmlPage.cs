namespace ServiceBlog.Import.ContentFolders;

/// <summary>A page of an old site that is written in HTML. Its shortcodes are set aside while the HTML becomes Markdown, for what they become is Markdown
/// already.</summary>
/// <param name="tagsOf">Reads the tags of a text.</param>
internal sealed partial class OldHtmlPage(SourcePage page, Uri? site, OldLinkTargets targets, Func<string, List<OldTag>> tagsOf)
{
    private const char Mark = '\uFDD2'; // on both sides of the number of a tag that was set aside
    private readonly List<string> _aside = [];

    public string Convert(OldAddresses addresses, ICollection<Diagnostic> diagnostics)
    {
        var source = page.Front.Text;
        var html = new HtmlBody
        {
            Source = source,
            FirstLine = page.Front.TextLine,
            File = page.File.DisplayPath,
            Address = site is null ? null : new Uri(site, page.Address.TrimStart('/')),
            LocalImage = address => targets.Find(address, isImage: true, isHtml: false),
            LocalLink = address => targets.Find(address, isImage: false, isHtml: false),
        };
        var markdown = Aside().Replace(html.Convert(SetAside(source), addresses, diagnostics), match =>
            _aside[int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)]);
        var aside = _aside.ToHashSet(StringComparer.Ordinal);
        var tags = tagsOf(markdown).Where(tag => aside.Contains(tag.Written)).Select(Resolved).ToList();
        // These were told when they were read, at their lines.
        return OldDirective.Finish(OldTagTree.Rewrite(markdown, tags, new ImportNotes(page.File.DisplayPath, 1, "", new List<Diagnostic>(), page.Budget)));
    }

    private string SetAside(string text)
    {
        var written = new StringBuilder();
        var at = 0;
        foreach (var tag in tagsOf(text).Where(tag => tag.Start >= at))
        {
            written.Append(text, at, tag.Start - at);
            at = tag.End;
            if (tag.Role == TagRole.Text)
            {
                page.Budget.Spend(tag.Written.Length);
                written.Append(tag.Written);
                continue;
            }
            var isAlone = text.AsSpan(0, tag.Start) is var before && before[(before.LastIndexOf('\n') + 1)..].IsWhiteSpace()
                && (at == text.Length || text[at] == '\n');
            written.Append(isAlone ? "<p>" : "").Append(Mark).Append(_aside.Count).Append(Mark).Append(isAlone ? "</p>" : "");
            _aside.Add(tag.Written);
        }
        return written.Append(text, at, text.Length - at).ToString();
    }

    private OldTag Resolved(OldTag tag) => tag with
    {
        Values = tag.Values.ToDictionary(value => value.Key, value => OldPaths.Media().IsMatch(value.Value)
            && targets.Find(value.Value, isImage: true, isHtml: false) is { } found ? found : value.Value, StringComparer.Ordinal),
    };

    [GeneratedRegex("\uFDD2(?<number>[0-9]+)\uFDD2", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Aside();
}
