using System.Collections.Immutable;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Graph;

/// <summary>The names by which texts mention topics. Empty unless the site asks for a glossary.</summary>
public sealed class Glossary
{
    public static readonly Glossary Empty = new([]);

    private Glossary(ImmutableArray<GlossaryName> names)
    {
        Names = names;
        Search = new GlossarySearch(names);
        Fingerprint = names.Aggregate(Fingerprint.None, (all, name) => all.With(name.Fingerprint));
    }

    public ImmutableArray<GlossaryName> Names { get; }

    public GlossarySearch Search { get; }

    /// <summary>Stands for all that the glossary may write into texts.</summary>
    public Fingerprint Fingerprint { get; }

    /// <param name="topics">By title; of two with one name, the first has it.</param>
    public static Glossary Of(SiteConfig config, ImmutableArray<Page> topics, ICollection<Diagnostic> diagnostics)
    {
        if (!config.Glossary || topics.IsEmpty)
            return Empty;
        var names = new Dictionary<string, GlossaryName>(StringComparer.OrdinalIgnoreCase);
        foreach (var topic in topics)
        {
            foreach (var name in topic.FrontMatter.Synonyms.Prepend(topic.FrontMatter.Title ?? default))
            {
                var text = string.Join(' ', (name.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                if (text.Length == 0 || names.TryAdd(text, new GlossaryName(text, topic)) || names[text].Topic == topic)
                    continue;
                diagnostics.Add(new Diagnostic(Rules.SharedTopicName, name.Location,
                    $"\"{text}\" is a name of {names[text].Topic.DisplayPath} too; the glossary takes it for that one"));
            }
        }
        return new Glossary([.. names.Values]);
    }

    /// <summary>
    /// Whether mentions are marked on a page: not in the captured words of somebody else, and not in a manual or a
    /// section's introduction, which are not about the topics.
    /// </summary>
    public bool IsFor(Page page) => !Names.IsEmpty && !page.FrontMatter.Verbatim
        && page.Kind is PageKind.Post or PageKind.Source or PageKind.Topic && !PageAddress.IsSectionIndex(page.SourcePath);

    /// <summary>Followed by all that the glossary may write into running text with these words: other topics do not count.</summary>
    public Fingerprint AddTo(Fingerprint before, PageWords words)
    {
        foreach (var name in Names)
        {
            if (name.MayBeIn(words))
                before = before.With(name.Fingerprint);
        }
        return before;
    }
}
