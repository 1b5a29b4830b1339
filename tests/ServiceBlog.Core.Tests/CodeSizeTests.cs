using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServiceBlog.Core.Tests;

/// <summary>A method fits on a screen, and a file on a few.</summary>
public sealed class CodeSizeTests
{
    private const int LongestMethod = 60;
    private const int LongestFile = 400;

    [Fact]
    public void No_method_is_longer_than_a_screen() =>
        Sources().AsParallel()
            .SelectMany(source => CSharpSyntaxTree.ParseText(source.Code).GetRoot().DescendantNodes()
                .Where(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax)
                .Where(node => LinesOf(node) > LongestMethod)
                .Select(node => $"{source.Path}: {NameOf(node)}"))
            .ShouldBeEmpty();

    [Fact]
    public void No_file_is_longer_than_a_few_screens() =>
        Sources().Where(source => source.Code.AsSpan().Count('\n') > LongestFile).Select(source => source.Path).ShouldBeEmpty();

    /// <summary>The limit of an expression is one of the clock, and what comes of it is an internal error.</summary>
    [Fact]
    public void No_expression_is_ended_because_the_machine_is_busy() =>
        Sources().SelectMany(source => source.Code.Split('\n')
                .Where(line => line.Contains("matchTimeoutMilliseconds:", StringComparison.Ordinal) && !line.Contains("matchTimeoutMilliseconds: 60_000", StringComparison.Ordinal))
                .Select(line => $"{source.Path}: {line}"))
            .ShouldBeEmpty();

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        _ => node.ToString().Split('\n')[0].Trim(),
    };

    private static IEnumerable<(string Path, string Code)> Sources() =>
        from file in Directory.EnumerateFiles(Path.Combine(ArchitectureTests.Root, "src"), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(ArchitectureTests.Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select (path, File.ReadAllText(file));
}
