namespace ServiceBlog.LinkCheck.Html;

/// <summary>Finds the addresses in a piece of HTML.</summary>
public static class HtmlLinks
{
    /// <summary>Where each address starts, and how long it is, as it is written. What stands in a <c>noscript</c> is markup as well.</summary>
    public static List<(int Start, int Length)> In(string html)
    {
        var found = new List<(int, int)>();
        var attributes = new TagAttributes();
        var scanner = new HtmlScanner(html, attributes, new ElementScopes(), isXml: false, runsScripts: false);
        while (scanner.Read() is var kind and not HtmlTokenKind.EndOfFile)
        {
            if (kind != HtmlTokenKind.StartTag)
                continue;
            var tag = new ElementTag(html, scanner.Name, scanner.Space, attributes, scanner.Start);
            foreach (var name in attributes.Present)
            {
                attributes.TryGet(name, out var attribute);
                if (LinkAttributes.UseOf(name, tag) is not null)
                    found.Add((attribute.Value, attribute.ValueLength));
                else if (name == KnownAttribute.Srcset && tag.IsHtml && !tag.Raw(attribute).Contains('&'))
                    found.AddRange(SourceSet.Parse(tag.Value(name)!).Select(image => (attribute.Value + image.Start, image.Url.Length)));
            }
        }
        found.RemoveAll(address => address.Item2 == 0);
        return found;
    }
}
