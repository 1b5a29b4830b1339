using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>All that a layout can read, as the guide documents it: the members of each object, with their types.</summary>
internal static partial class TemplateModel
{
    private static readonly ImmutableDictionary<string, ImmutableArray<Member>> Tables = Read();

    /// <summary>Every member as <c>table.name</c>.</summary>
    public static IEnumerable<string> All => Tables.SelectMany(table => table.Value.Select(member => $"{table.Key}.{member.Name}"));

    /// <param name="table">The address of the heading above it: <c>a-tag-or-a-series</c>.</param>
    public static ImmutableArray<Member> MembersOf(string table) => Tables[table];

    private static ImmutableDictionary<string, ImmutableArray<Member>> Read()
    {
        var root = typeof(TemplateModel).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        var tables = new Dictionary<string, List<Member>>(StringComparer.Ordinal);
        var heading = "";
        foreach (var line in File.ReadLines(Path.Combine(root, "input/guide/template-model.md")))
        {
            if (line.StartsWith('#'))
                heading = line.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-');
            // Topics are pages, and have more in them.
            else if (heading.Length > 0 && Row().Match(line) is { Success: true } row)
                (tables.TryGetValue(heading == "topics" ? "page" : heading, out var members) ? members : tables[heading] = [])
                    .Add(Member.Parse(row.Groups["name"].Value, row.Groups["type"].Value, row.Groups["meaning"].Value));
        }
        return tables.ToImmutableDictionary(table => table.Key, table => table.Value.ToImmutableArray());
    }

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<type>[^|]+) \| (?<meaning>[^|]*)\|$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    /// <param name="Name">As templates read it.</param>
    /// <param name="Kind">What it is: <c>text</c>, <c>date</c>; <c>object</c> for one with members of its own.</param>
    /// <param name="IsList">Whether it is a list of these.</param>
    /// <param name="Table">The members of an object.</param>
    internal sealed partial record Member(string Name, string Kind, bool IsList, string? Table)
    {
        public static Member Parse(string name, string type, string meaning)
        {
            var isList = type.StartsWith("list of ", StringComparison.Ordinal);
            var one = (isList ? type["list of ".Length..] : type).Replace(" or null", "", StringComparison.Ordinal);
            if (one is "page" or "pages")
                return new Member(name, "object", isList, "page");
            // Only the feeds are an object without a type of its own; all others are what an author wrote.
            var link = Link().Match(one == "object" ? meaning : one);
            if (link.Success)
                return new Member(name, "object", isList, link.Groups["table"].Value);
            return new Member(name, one is "texts" ? "text" : one is "object" ? "data" : one, isList, null);
        }

        [GeneratedRegex(@"\]\(#(?<table>[\w-]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Link();
    }
}
