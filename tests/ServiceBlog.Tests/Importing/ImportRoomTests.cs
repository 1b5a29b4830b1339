using System.Text.RegularExpressions;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Importing;

/// <summary>The import can be read alone: of Core it knows what a content file and a diagnostic are, and which ids headings get, and nothing
/// of the pipeline.</summary>
public sealed partial class ImportRoomTests
{
    private static readonly string[] Allowed = ["ServiceBlog.Core.Content", "ServiceBlog.Core.Diagnostics", "ServiceBlog.Core.Markup", "ServiceBlog.Import"];

    [Fact]
    public void The_import_uses_only_content_markup_and_diagnostics_of_Core() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "src/ServiceBlog.Import"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => RoomName().Matches(Comment().Replace(File.ReadAllText(file), "")).Select(match => $"{Path.GetFileName(file)}: {match.Value}"))
            .Where(use => !Allowed.Any(allowed => use.EndsWith(": " + allowed, StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void The_import_refers_to_no_assembly_of_the_product_but_Core() =>
        typeof(Import.Importer).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("serviceblog", StringComparison.OrdinalIgnoreCase))
            .ShouldBe(["ServiceBlog.Core"]);

    [GeneratedRegex(@"\bServiceBlog\.(?:Core\.)?[A-Z]\w+|\b(?:Core|Files|Commands|Preview|Reporting)\.[A-Z]\w+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoomName();

    [GeneratedRegex(@"//[^\n]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
