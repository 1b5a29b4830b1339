using System.Buffers;
using ServiceBlog.Core.Graph;
using WordLookup = System.Collections.Generic.Dictionary<string, ServiceBlog.Core.Health.Mentions.MentionNames.Node>.AlternateLookup<System.ReadOnlySpan<char>>;

namespace ServiceBlog.Core.Health.Mentions;

/// <summary>
/// All names by which pages are mentioned, as a tree of words: a text is gone over once, word by word, however many names
/// there are (A. V. Aho and M. J. Corasick, "Efficient string matching", 1975, with words for letters; names are too
/// short for failure links to pay).
/// </summary>
internal sealed class MentionNames
{
    private static readonly SearchValues<char> MarkUp = SearchValues.Create("[]\\`*_<>|!");

    private readonly Node _root = new();

    public MentionNames(SiteGraph graph)
    {
        var common = graph.Config.Health.CommonWords.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var titles = graph.Topics.Select(topic => new MentionName(topic.Title, topic, IsExact: false));
        var synonyms = graph.Topics.SelectMany(topic => topic.FrontMatter.Synonyms.Select(synonym => new MentionName(synonym.Value, topic, IsExact: false)));
        // A source's title of one word would be found at the start of any sentence.
        var sources = graph.Sources.Where(source => CountWords(source.Title) > 1).Select(source => new MentionName(source.Title, source, IsExact: true));
        // Of names that two pages have, a topic's title comes first; else nobody can tell which is meant.
        foreach (var namesakes in titles.Concat(synonyms).Concat(sources)
            .Where(name => IsUsable(name.Text) && !common.Contains(name.Text))
            .GroupBy(name => string.Join(' ', name.Text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)), StringComparer.OrdinalIgnoreCase))
        {
            var targets = namesakes.Select(name => name.Target).Distinct().ToList();
            var first = namesakes.First();
            if (targets.Count == 1 || (first.Target.Title == first.Text && targets.Count(target => target.Title == first.Text) == 1))
                Add(first);
        }
    }

    /// <summary>The longest name that starts with a word of a text; null if none does.</summary>
    /// <param name="start">Where that word starts.</param>
    /// <param name="end">Where the name ends.</param>
    public MentionName? LongestAt(ReadOnlySpan<char> text, int start, out int end)
    {
        MentionName? longest = null;
        end = start;
        var node = _root;
        var words = new Words(text[start..]);
        while (words.MoveNext() && node.Next.TryGetValue(text.Slice(start + words.Start, words.Length), out node!))
        {
            var length = words.Start + words.Length;
            foreach (var name in node.Names)
            {
                if (name.Matches(text.Slice(start, length)))
                    (longest, end) = (name, start + length);
            }
        }
        return longest;
    }

    private void Add(MentionName name)
    {
        var node = _root;
        var words = new Words(name.Text);
        while (words.MoveNext())
            node = node.Child(name.Text.Substring(words.Start, words.Length));
        node.Names.Add(name);
    }

    /// <summary>A link's text must stay one.</summary>
    private static bool IsUsable(string name) => CountWords(name) > 0 && !name.AsSpan().ContainsAny(MarkUp);

    private static int CountWords(string text)
    {
        var words = new Words(text);
        var count = 0;
        while (words.MoveNext())
            count++;
        return count;
    }

    internal sealed class Node
    {
        private readonly Dictionary<string, Node> _children = new(StringComparer.OrdinalIgnoreCase);

        public Node() => Next = _children.GetAlternateLookup<ReadOnlySpan<char>>();

        public WordLookup Next { get; }

        public List<MentionName> Names { get; } = [];

        public Node Child(string word)
        {
            if (!_children.TryGetValue(word, out var child))
                _children.Add(word, child = new Node());
            return child;
        }
    }
}
