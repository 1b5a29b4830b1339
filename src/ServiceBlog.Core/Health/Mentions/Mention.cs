namespace ServiceBlog.Core.Health.Mentions;

/// <summary>A place where a text names a page without a link to it: the first on its page.</summary>
/// <param name="Page">Whose text it is.</param>
/// <param name="Target">The page that is named.</param>
/// <param name="Text">The words, as they stand in the text; may go over the end of a line.</param>
/// <param name="Start">Where they start in the page's Markdown, lines ended by <c>\n</c>.</param>
/// <param name="Location">The same in the author's file.</param>
public sealed record Mention(Page Page, Page Target, string Text, int Start, SourceLocation Location)
{
    /// <summary>What is to stand in place of the words: a link relative to the file, as editors and forges follow it.</summary>
    public string Link => $"[{Text}]({UrlPath.Encode(UrlPath.Relative(Page.SourcePath, Target.SourcePath))})";

    public HealthFinding ToFinding()
    {
        var words = string.Join(' ', Text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        var finding = HealthFinding.Of(
            Rules.UnlinkedMention, Page, $"\"{words}\" names \"{Target.Title}\", to which the page has no link", Location, Target.SourcePath);
        return finding with { Diagnostic = finding.Diagnostic with { Suggestion = Link } };
    }
}
