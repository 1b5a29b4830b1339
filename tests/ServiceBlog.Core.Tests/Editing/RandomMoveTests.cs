using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using ServiceBlog.Core.Editing.Moving;
using ServiceBlog.Core.Editing.Tagging;

namespace ServiceBlog.Core.Tests.Editing;

/// <summary>
/// Random sites in which every link stands between « and », moved and retagged at random: the check stays clean, and
/// whatever is not a link, a list of tags or aliases, or a page named in front matter keeps its bytes.
/// </summary>
public sealed partial class RandomMoveTests
{
    private static readonly string[] Folders = ["posts", "sources", "topics", "guide", "pages", "guide/deep"];
    private static readonly string[] Tags = ["alpha", "\"be ta\"", "'gamma'", "C#", "délta"];

    [Fact]
    public void After_random_moves_the_check_is_clean_and_nothing_but_links_has_changed()
    {
        var (moved, refused) = (0, 0);
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var files = Site(random);
            files.Mistakes().ShouldBeEmpty();
            for (var round = 0; round < 4; round++)
            {
                var before = files.Paths.ToDictionary(path => path, path => Skeleton(files.Bytes(path)), StringComparer.Ordinal);
                var pages = files.Paths.Where(path => path.EndsWith(".md", StringComparison.Ordinal)).ToArray();
                var from = pages[random.Next(pages.Length)];
                var to = $"{(random.Next(2) == 0 ? Path.GetDirectoryName(from)!.Replace('\\', '/') : Folders[random.Next(Folders.Length)])}/n{random.Next(40).ToString(CultureInfo.InvariantCulture)}.md";
                var plan = PageMove.Plan(files.Site(), from, to);
                if (plan.Misuse is not null || !plan.Refusals.IsEmpty)
                {
                    refused++;
                    continue;
                }
                moved++;
                files.Apply(plan);
                files.Mistakes().ShouldBeEmpty($"seed {seed.ToString(CultureInfo.InvariantCulture)}: {from} → {to}");
                foreach (var path in files.Paths)
                    Skeleton(files.Bytes(path)).ShouldBe(before[path == to ? from : path]);
            }
            return true;
        }));
        moved.ShouldBeGreaterThan(refused);
    }

    [Fact]
    public void After_random_retags_the_check_is_clean_and_nothing_but_tags_has_changed()
    {
        var retagged = 0;
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var files = Site(random);
            for (var round = 0; round < 4; round++)
            {
                var before = files.Paths.ToDictionary(path => path, path => Skeleton(files.Bytes(path)), StringComparer.Ordinal);
                var plan = TagRename.Plan(files.Site(), Tags[random.Next(Tags.Length)].Trim('"', '\''), random.Next(3) == 0 ? "new: one" : Tags[random.Next(Tags.Length)].Trim('"', '\''));
                if (plan.Misuse is not null)
                    continue;
                retagged++;
                files.Apply(plan);
                files.Mistakes().ShouldBeEmpty($"seed {seed.ToString(CultureInfo.InvariantCulture)}");
                foreach (var path in before.Keys.Where(path => path != "tags.yml"))
                    Skeleton(files.Bytes(path)).ShouldBe(before[path]);
            }
            return true;
        }));
        retagged.ShouldBeGreaterThan(60);
    }

    private static EditedFiles Site(Random random)
    {
        var places = Enumerable.Range(0, 8).Select(number => (Folder: Folders[random.Next(Folders.Length)], Key: $"k{number.ToString(CultureInfo.InvariantCulture)}")).ToArray();
        return new EditedFiles([.. places.Select((place, number) => ($"{place.Folder}/{place.Key}.md", Page(random, places, number))), ("tags.yml", "# tags\nalpha: The first # one\n'gamma':\n")]);
    }

    private static string Page(Random random, (string Folder, string Key)[] places, int own)
    {
        var (folder, _) = places[own];
        var topics = places.Where(place => place.Folder == "topics").Select(place => place.Key).ToArray();
        var text = new StringBuilder($"---\ntitle: \"Page: {own.ToString(CultureInfo.InvariantCulture)}\" # it's\ndate: 2026-01-0{(own + 1).ToString(CultureInfo.InvariantCulture)}\n");
        var tags = Tags.Where(_ => random.Next(3) == 0).ToArray();
        if (tags.Length > 0 && random.Next(2) == 0)
            text.Append("tags: [").AppendJoin(" , ", tags).Append("]\n");
        else if (tags.Length > 0)
            text.Append("tags:\n").AppendJoin("", tags.Select(tag => $"  -  {tag}\n"));
        if (topics.Length > 0 && folder != "topics")
            text.Append("topics: ").Append(topics[random.Next(topics.Length)]).Append('\n');
        if (folder == "posts" && own > 0)
            text.Append("relations:\n  - extends: \"").Append(places[random.Next(own)].Key).Append("\"\n");
        text.Append("---\n## Über uns\n\n");
        for (var line = 0; line < 6; line++)
            text.Append(random.Next(3) == 0 ? "> " : "").Append("größer 🎉 «").Append(Link(random, folder, places[random.Next(places.Length)])).Append("» text  \n");
        return (random.Next(4) == 0 ? "\uFEFF" : "") + Ended(text.ToString(), random);
    }

    private static string Ended(string text, Random random) => random.Next(2) == 0 ? text : text.Replace("\n", "\r\n", StringComparison.Ordinal);

    private static string Link(Random random, string folder, (string Folder, string Key) target)
    {
        var up = string.Concat(Enumerable.Repeat("../", folder.Count(letter => letter == '/') + 1));
        var page = target.Folder == "pages" ? $"/{target.Key}/" : target.Folder == "guide/deep" ? $"/guide/deep/{target.Key}/" : $"/{target.Folder}/{target.Key}/";
        return random.Next(10) switch
        {
            0 => $"[text]({up}{target.Folder}/{target.Key}.md)",
            1 => $"[text](<{up}{target.Folder}/{target.Key}.md#über-uns> 'title')",
            2 => $"[[{target.Key}]]",
            3 => $"[[{target.Key}#Über uns|shown]]",
            4 => $"[@{target.Key}]",
            5 => $"[@{target.Key}; @{target.Key}#über-uns]",
            6 => $"[text]({page})",
            7 => $"[text](http://localhost{page}#über-uns)",
            8 => $"[text]({up}{(folder == "pages" ? "" : "../")}{page[1..]})",
            _ => $"<a href=\"{page}\">raw</a>",
        };
    }

    /// <summary>A file without what may change; its bytes as characters.</summary>
    private static string Skeleton(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        text = Link().Replace(text, "link");
        text = Named().Replace(text, "named");
        return Lists().Replace(text, "");
    }

    [GeneratedRegex("\u00C2\u00AB.*?\u00C2\u00BB", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<=^(?:topics|  - extends): )[^\r\n]*", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?:aliases|tags):[^\r\n]*\r?\n(?:  -  [^\r\n]*\r?\n)*", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Lists();
}
