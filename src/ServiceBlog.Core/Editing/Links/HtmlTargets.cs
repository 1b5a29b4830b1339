using ServiceBlog.LinkCheck.Html;
using ServiceBlog.LinkCheck.Reading;

namespace ServiceBlog.Core.Editing.Links;

/// <summary>Finds the addresses in a piece of raw HTML.</summary>
internal static class HtmlTargets
{
    /// <param name="positionOf">Where in the file a character of it stands.</param>
    public static void AddTo(List<WrittenTarget> found, string html, Func<int, int> positionOf)
    {
        var attributes = new TagAttributes();
        // Without scripts, so that what stands in a noscript is markup as well.
        var scanner = new HtmlScanner(html, attributes, new ElementScopes(), isXml: false, runsScripts: false);
        for (var kind = scanner.Read(); kind != HtmlTokenKind.EndOfFile; kind = scanner.Read())
        {
            if (kind != HtmlTokenKind.StartTag)
                continue;
            var tag = new ElementTag(html, scanner.Name, scanner.Space, attributes, scanner.Start);
            foreach (var name in attributes.Present)
            {
                attributes.TryGet(name, out var attribute);
                if (LinkAttributes.UseOf(name, tag) is not null)
                    Add(attribute.Value, attribute.ValueLength);
                else if (name == KnownAttribute.Srcset && tag.IsHtml)
                    AddSourceSet(attribute);
            }
        }

        void Add(int start, int length)
        {
            if (length > 0)
                found.Add(new WrittenTarget(TargetForm.Html, positionOf(start), html.Substring(start, length)));
        }

        void AddSourceSet(HtmlAttribute attribute)
        {
            var value = html.Substring(attribute.Value, attribute.ValueLength);
            foreach (var candidate in value.Contains('&', StringComparison.Ordinal) ? [] : SourceSet.Parse(value))
                Add(attribute.Value + candidate.Start, candidate.Url.Length);
        }
    }
}
