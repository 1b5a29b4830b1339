using System.Collections.Immutable;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Guide;

/// <summary>
/// A page of the guide, as far as tests hold it to its word: its fenced blocks, its tables and its one-line code, each
/// under the heading where it stands.
/// </summary>
internal sealed class GuidePage
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().Build();

    private GuidePage(string name, string text)
    {
        Name = name;
        var blocks = ImmutableArray.CreateBuilder<GuideBlock>();
        var rows = ImmutableArray.CreateBuilder<GuideRow>();
        var signatures = ImmutableArray.CreateBuilder<(string Heading, string Code)>();
        var headings = ImmutableArray.CreateBuilder<string>();
        var heading = "";
        foreach (var block in Markdig.Markdown.Parse(text, Markdown))
        {
            switch (block)
            {
                case HeadingBlock { Inline: { } inline }:
                    heading = TextOf(inline);
                    headings.Add(heading);
                    break;
                case FencedCodeBlock fence:
                    blocks.Add(new GuideBlock(heading, fence.Line + 1, fence.Info ?? "", fence.Arguments ?? "", fence.Lines.ToString()));
                    break;
                case ParagraphBlock { Inline: { FirstChild: CodeInline code } inline } when inline.FirstChild == inline.LastChild:
                    signatures.Add((heading, code.Content));
                    break;
                case Table table:
                    rows.AddRange(table.OfType<TableRow>().Where(row => !row.IsHeader).Select(row => new GuideRow(heading, CellsOf(row))));
                    break;
            }
        }
        (Blocks, Rows, Signatures, Headings) = (blocks.ToImmutable(), rows.ToImmutable(), signatures.ToImmutable(), headings.ToImmutable());
    }

    /// <summary>Its path in <c>input/guide/</c>.</summary>
    public string Name { get; }

    public ImmutableArray<string> Headings { get; }

    public ImmutableArray<GuideBlock> Blocks { get; }

    public ImmutableArray<GuideRow> Rows { get; }

    /// <summary>The paragraphs that are nothing but code.</summary>
    public ImmutableArray<(string Heading, string Code)> Signatures { get; }

    /// <summary>
    /// A block of <c>scriban</c> and the block of <c>text</c> or <c>html</c> after it are an example and what it prints;
    /// a block of <c>json</c> before it holds its data. Blocks with a path are files that it may include.
    /// </summary>
    public IEnumerable<GuideExample> Examples
    {
        get
        {
            var named = Blocks.Where(block => block.Path.Length > 0).ToImmutableArray();
            for (var i = 0; i < Blocks.Length - 1; i++)
            {
                if (Blocks[i] is { Language: "scriban", Path: "" } template && Blocks[i + 1] is { Language: "text" or "html", Path: "" } output)
                {
                    var data = i > 0 && Blocks[i - 1] is { Language: "json", Path: "" } json ? json.Text : null;
                    yield return new GuideExample($"{Name}:{template.Line}", template.Heading, template.Text, data, named, output.Text);
                }
            }
        }
    }

    public static GuidePage Read(string name) => Parse(name, File.ReadAllText(Path.Combine(Repository.Root, "input/guide", name)));

    public static GuidePage Parse(string name, string text) => new(name, text);

    /// <summary>Every page of the guide, by its path in <c>input/guide/</c>.</summary>
    public static IEnumerable<string> Names()
    {
        var folder = Path.Combine(Repository.Root, "input/guide");
        return Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
    }

    private static ImmutableArray<GuideCell> CellsOf(TableRow row) =>
    [
        .. row.OfType<TableCell>().Select(cell => cell.OfType<ParagraphBlock>().FirstOrDefault()?.Inline).Select(inline =>
            inline is null ? new GuideCell("", []) : new GuideCell(TextOf(inline), [.. inline.Descendants<CodeInline>().Select(code => code.Content)])),
    ];

    private static string TextOf(ContainerInline inline) => string.Concat(inline.Descendants<LeafInline>().Select(leaf => leaf switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        _ => "",
    }));
}
