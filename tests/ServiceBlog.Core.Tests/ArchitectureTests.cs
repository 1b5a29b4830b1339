using System.Reflection;
using System.Text.RegularExpressions;
using ServiceBlog.Core.Checking;
using ServiceBlog.LinkCheck;

namespace ServiceBlog.Core.Tests;

/// <summary>Data flows one way: a room of Core uses only the rooms before it.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] Rooms =
        ["Diagnostics", "Content", "Config", "Images", "Markup", "Graph", "Search", "Incremental", "Health", "Outputs", "Rendering", "Checking", "Building", "Editing", "Impact"];

    public static TheoryData<string> RoomNames => [.. Rooms];

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void A_room_uses_only_rooms_before_it(string room)
    {
        var later = Rooms.AsSpan(Array.IndexOf(Rooms, room) + 1).ToArray();

        var offences =
            from file in SourceFiles($"src/ServiceBlog.Core/{room}")
            from Match match in RoomName().Matches(WithoutComments(File.ReadAllText(file)))
            where later.Contains(match.Groups["room"].Value)
            select $"{Path.GetFileName(file)} uses {match.Groups["room"].Value}";

        offences.Distinct().ShouldBeEmpty();
    }

    /// <summary>Also without a <c>using</c> of its own, as the project file gives those of the first rooms to all.</summary>
    [Theory]
    [MemberData(nameof(RoomNames))]
    public void Nothing_in_a_room_is_compiled_with_a_type_of_a_later_one(string room)
    {
        var later = Rooms.AsSpan(Array.IndexOf(Rooms, room) + 1).ToArray();
        var types = typeof(Building.SitePipeline).Assembly.GetTypes();

        var offences =
            from type in types.Where(type => RoomOf(type) == room)
            from used in UsedTypes.Of(type)
            where later.Contains(RoomOf(used))
            select $"{type.FullName} uses {used.FullName}";

        types.ShouldContain(type => RoomOf(type) == room);
        offences.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_folder_of_Core_is_a_known_room() =>
        Directory.GetDirectories(Path.Combine(Root, "src/ServiceBlog.Core"))
            .Select(folder => Path.GetFileName(folder))
            .Except(["bin", "obj"])
            .ShouldBeSubsetOf(Rooms);

    [Fact]
    public void Every_type_is_in_the_namespace_of_its_folder()
    {
        var strangers = typeof(Building.SitePipeline).Assembly.GetExportedTypes()
            .Where(type => !Rooms.Any(room => type.Namespace == $"ServiceBlog.Core.{room}"
                || type.Namespace!.StartsWith($"ServiceBlog.Core.{room}.", StringComparison.Ordinal)));

        strangers.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_but_the_seam_knows_the_template_engine_besides_the_objects_that_templates_read()
    {
        string[] objects = ["Rendering/Models/", "Rendering/ThemeFunctions.cs", "Impact/StateView.cs", "Editing/Archetypes/", "Rendering/Hosting/", "Incremental/InputHashes.cs"];

        var users = SourceFiles("src/ServiceBlog.Core")
            .Where(file => Engine().IsMatch(WithoutComments(File.ReadAllText(file))))
            .Select(file => Path.GetRelativePath(Path.Combine(Root, "src/ServiceBlog.Core"), file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("Rendering/Templates/", StringComparison.Ordinal));

        users.ShouldAllBe(file => objects.Any(known => file.StartsWith(known, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_two_types_of_the_program_have_one_name() =>
        SourceFiles("src")
            .SelectMany(file => TypeDeclaration().Matches(WithoutComments(File.ReadAllText(file))).Select(match => match.Value.Split(' ')[^1]))
            .GroupBy(name => name, StringComparer.Ordinal)
            .Where(types => types.Count() > 1)
            .Select(types => types.Key)
            .ShouldBeEmpty();

    /// <summary>A map that names what is gone leads nowhere.</summary>
    [Fact]
    public void Every_file_and_type_that_the_architecture_names_is_there()
    {
        var files = SourceFiles("src").Concat(SourceFiles("tests")).ToList();
        var types = files.SelectMany(file => TypeDeclaration().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value));
        var folders = files.Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Concat(["ServiceBlog"]);
        var known = files.Select(file => Path.GetFileName(file)).Concat(types).Concat(folders).ToHashSet(StringComparer.Ordinal);

        var missing =
            from Match match in CodeSpan().Matches(File.ReadAllText(Path.Combine(Root, "ARCHITECTURE.md")))
            let text = match.Groups["text"].Value
            where text.Contains('/') && !text.StartsWith('/') || text.EndsWith(".cs", StringComparison.Ordinal)
                ? !known.Contains(text) && !new[] { "", "src/ServiceBlog.Core", "src/ServiceBlog" }.Any(folder => Path.Exists(Path.Combine(Root, folder, text)))
                : TypeName().IsMatch(text) && !known.Contains(text) && !known.Contains(text.Split('.')[0])
            select text;

        missing.ShouldBeEmpty();
    }

    private static string RoomOf(Type type) =>
        type.Namespace?.StartsWith("ServiceBlog.Core.", StringComparison.Ordinal) == true ? type.Namespace.Split('.')[2] : "";

    [Fact]
    public void The_link_check_knows_no_other_project_of_ours() =>
        FilesThatMatch("src/ServiceBlog.LinkCheck", @"ServiceBlog\.(?!LinkCheck)[A-Z]").ShouldBeEmpty();

    [Fact]
    public void Only_the_part_of_the_link_check_that_asks_other_sites_uses_the_network_and_the_disk()
    {
        FilesThatMatch("src/ServiceBlog.LinkCheck", @"System\.Net\.Http|\bHttp\w*(Client|Invoker)|\bFile\.|\bDirectory\.|\bEnvironment\.|TimeProvider")
            .ShouldAllBe(file => file.StartsWith("External/", StringComparison.Ordinal));
        FilesThatMatch("src/ServiceBlog.Core", @"LinkCheck\.External").ShouldBeEmpty();
    }

    [Fact]
    public void Every_finding_of_the_link_check_has_the_rule_of_its_name()
    {
        foreach (var kind in Enum.GetValues<FindingKind>())
            Kebab().Replace(kind.ToString(), "-$0").ToLowerInvariant().ShouldBe(new Finding(kind, "a.html", default, "").Rule.Name);
    }

    /// <summary>Files of a folder, relative to it.</summary>
    private static IEnumerable<string> FilesThatMatch(string folder, string pattern) => SourceFiles(folder)
        .Where(file => Regex.IsMatch(WithoutComments(File.ReadAllText(file)), pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
        .Select(file => Path.GetRelativePath(Path.Combine(Root, folder), file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal));

    internal static string Root => typeof(ArchitectureTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static IEnumerable<string> SourceFiles(string folder)
    {
        var path = Path.Combine(Root, folder);
        return Directory.Exists(path) ? Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories) : [];
    }

    private static string WithoutComments(string code) => Comment().Replace(code, "");

    [GeneratedRegex(@"//[^\n]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"using Scriban|[^""\w]Scriban\.", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Engine();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Kebab();

    [GeneratedRegex(@"ServiceBlog\.Core\.(?<room>[A-Z]\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoomName();

    [GeneratedRegex("`(?<text>[^`\n]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^[A-Z][a-z]+[A-Za-z]*(\.[A-Z]\w+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) (struct )?(?<name>[A-Z]\w*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeDeclaration();
}
