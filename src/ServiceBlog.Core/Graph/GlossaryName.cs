using ServiceBlog.Core.Markup.Reading;

namespace ServiceBlog.Core.Graph;

/// <summary>A title or synonym of a topic, and what the glossary needs to know of it.</summary>
public sealed class GlossaryName
{
    private readonly uint[] _words;

    public GlossaryName(PageName name)
    {
        Name = name;
        var words = new List<uint>();
        for (var tokens = new WordTokens(name.Text); tokens.MoveNext();)
            words.Add(tokens.Hash);
        _words = [.. words];
        Fingerprint = Fingerprint.None.With(name.Text).With(name.Page.Path).With(name.Page.Summary);
    }

    public PageName Name { get; }

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
