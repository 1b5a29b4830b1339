using System.Text;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Markup;
using ServiceBlog.Core.Markup.Reading;

namespace ServiceBlog.Core.Graph;

/// <summary>A title or synonym of a topic, as the glossary looks for it in texts.</summary>
public sealed class GlossaryName
{
    private readonly uint[] _words;

    public GlossaryName(string text, Page topic)
    {
        Text = text;
        var html = new StringBuilder();
        HtmlEscape.Append(html, text);
        Html = html.ToString();
        Topic = topic;
        var words = new List<uint>();
        for (var tokens = new WordTokens(text); tokens.MoveNext();)
            words.Add(tokens.Hash);
        _words = [.. words];
        Fingerprint = Fingerprint.None.With(text).With(topic.Path).With(topic.Summary);
    }

    public string Text { get; }

    /// <summary>As it stands between tags.</summary>
    public string Html { get; }

    public Page Topic { get; }

    /// <summary>An abbreviation in capitals: "IT" is not meant where a text says "it".</summary>
    public bool IsAcronym => Text.Count(char.IsUpper) > 1 && !Text.Any(char.IsLower);

    /// <summary>Of all that a mention of it writes into a page.</summary>
    public Fingerprint Fingerprint { get; }

    /// <summary>Whether running text with these words may hold the name; false only if it does not.</summary>
    public bool MayBeIn(PageWords words)
    {
        foreach (var word in _words)
        {
            if (!words.MayHold(word))
                return false;
        }
        return true;
    }
}
