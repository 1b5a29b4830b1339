using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Extensions;

/// <summary>What an author got wrong in the Markdown itself, as the parsers see it.</summary>
/// <param name="Position">An offset into the Markdown.</param>
internal readonly record struct ParseMistake(Rule Rule, int Position, string Message);

/// <summary>The mistakes of a document, kept with it: parsers have no other way to hand something over.</summary>
internal static class ParseMistakes
{
    private static readonly object Key = new();

    public static void Add(MarkdownDocument document, Rule rule, int position, string message)
    {
        if (document.GetData(Key) is not List<ParseMistake> mistakes)
            document.SetData(Key, mistakes = []);
        mistakes.Add(new ParseMistake(rule, position, message));
    }

    public static IReadOnlyList<ParseMistake> Of(MarkdownDocument document) => document.GetData(Key) as List<ParseMistake> ?? [];
}
