using System.Collections;
using System.Reflection;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Binary;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Incremental;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Tests.Incremental;

public class FormatTests
{
    // Only a comment may have all keys.
    private const string File = "comments/k/a.md";

    private static readonly string EveryKey = $$"""
        ---
        {{string.Join("\n", FrontMatter.Keys.Select(key => $"{key.Name}: {ValueOf(key)}"))}}
        other: [1, {a: "b"}]
        ---
        # One

        [a](b.md#c "t") ![](x.png) [[k#h]] “Words” [@s; @t] <p id="raw">[^1]

        [^1]: Note.

        ::toc[Label]{levels=2}
        """;

    [Fact]
    public void Every_key_of_the_front_matter_is_kept()
    {
        var matter = Read().FrontMatter;
        var writer = new ByteWriter();
        matter.WriteTo(writer);
        var kept = FrontMatter.ReadFrom(new ByteReader(writer.Written), File);
        foreach (var property in typeof(FrontMatter).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // A key that the text above does not use would pass unseen.
            Show(property.GetValue(matter)).ShouldNotBe(Show(property.GetValue(new FrontMatter())), property.Name);
            Show(property.GetValue(kept)).ShouldBe(Show(property.GetValue(matter)), property.Name);
        }
    }

    [Fact]
    public void Every_part_of_an_outline_is_kept()
    {
        var file = Read();
        // Directives are of ordinary texts, blocks with names of notes.
        MarkupOutline[] outlines =
        [
            .. new[] { Dialect.Author, Dialect.Note }.Select(dialect => MarkdownConverter.Convert(
                $"# Title\n\n{file.Markdown}\n\nNamed. ^here", file.DisplayPath, file.MarkdownLine, new List<Diagnostic>(), dialect, takesTitle: true).Outline),
        ];
        foreach (var property in typeof(MarkupOutline).GetProperties())
        {
            outlines.ShouldContain(outline => Show(property.GetValue(outline)) != Show(property.GetValue(MarkupOutline.Empty)), property.Name);
            foreach (var outline in outlines)
                Show(property.GetValue(Kept(outline))).ShouldBe(Show(property.GetValue(outline)), property.Name);
        }

        static MarkupOutline Kept(MarkupOutline outline)
        {
            var writer = new ByteWriter();
            OutlineFormat.Write(writer, outline);
            return OutlineFormat.Read(new ByteReader(writer.Written), File);
        }
    }

    [Fact]
    public void What_cannot_be_read_under_a_sound_seal_is_a_fault_and_no_damage()
    {
        using var bytes = new MemoryStream();
        var output = new SealedWriter(bytes, InputHashes.Program.With("ServiceBlog build record"));
        output.Next.Number(1);
        output.End();

        Should.Throw<Exception>(() => BuildRecordFormat.Read(bytes.ToArray(), (_, _) => null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Ærøskøbing 漢字 😀")]
    [InlineData("lone \uD800 surrogate")]
    [InlineData(null)]
    public void Any_text_comes_back(string? text)
    {
        var writer = new ByteWriter();
        writer.Text(text);
        writer.Number(long.MinValue);
        var reader = new ByteReader(writer.Written);
        reader.TextOrNull().ShouldBe(text);
        reader.Number().ShouldBe(long.MinValue);
    }

    private static string ValueOf(FrontMatterKey key) => key.Name switch
    {
        "language" => "de",
        "origin" => "{name: N, url: https://example.org/}",
        "relations" => "[{extends: k}]",
        "reviewed" => "{by: B, date: 2026-03-04, hash: abc}",
        "reviewEvery" => "6 months",
        "params" => "{a: b}",
        "search" => "false",
        "url" => "https://example.org/",
        _ => key.Schema[0].Type switch
        {
            SchemaType.Date => "2026-02-03T04:05:06+02:00",
            SchemaType.Texts => $"[{key.Name} one, {key.Name} two]",
            SchemaType.Flag => "true",
            SchemaType.Number => "2.5",
            _ => $"some {key.Name}",
        },
    };

    private static ContentFile Read() =>
        ContentReader.Read(InputFile.FromText(File, EveryKey), TimeZoneInfo.Utc, new List<Diagnostic>()).ShouldNotBeNull();

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Show))}]",
        System.Runtime.CompilerServices.ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Show(tuple[i])))})",
        Core.Content.Yaml.YamlSequence sequence => $"{sequence.Location}{Show(sequence.Items)}",
        Core.Content.Yaml.YamlMapping mapping => $"{mapping.Location}{Show(mapping.Entries)}",
        _ => value.ToString()!,
    };
}
