using System.Collections.Frozen;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Graph;

/// <summary>
/// Every file that the site will hold, by path. Made before anything is rendered, so that two makers of one file are
/// found while both can be named, and links can be resolved against what will be there.
/// </summary>
public sealed class RouteTable
{
    private readonly FrozenDictionary<string, Route> _byOutputPath;

    private RouteTable(Dictionary<string, Route> byOutputPath, bool hasDuplicates)
    {
        _byOutputPath = byOutputPath.ToFrozenDictionary(StringComparer.Ordinal);
        HasDuplicates = hasDuplicates;
    }

    /// <summary>Whether some file has two makers, so that nobody can say what the site would hold.</summary>
    public bool HasDuplicates { get; }

    public IEnumerable<Route> Routes => _byOutputPath.Values;

    /// <summary>Whether a decoded path leads to a file: <c>/about/</c> and <c>/about/index.html</c> are one.</summary>
    public bool Contains(string path) =>
        path.StartsWith('/') && _byOutputPath.ContainsKey(UrlPath.OutputPath(path));

    /// <summary>Collects the routes in the given order, reporting each path that has two makers.</summary>
    public static RouteTable Create(IEnumerable<Route> routes, ICollection<Diagnostic> diagnostics)
    {
        var exact = new Dictionary<string, Route>(StringComparer.Ordinal);
        // Folded by case alone: addresses are in Unicode form C already. macOS takes ß for ss, too.
        var folded = new Dictionary<string, Route>(StringComparer.OrdinalIgnoreCase);
        var hasDuplicates = false;
        foreach (var route in routes)
        {
            var outputPath = UrlPath.OutputPath(route.Path);
            if (!exact.TryAdd(outputPath, route))
            {
                hasDuplicates = true;
                diagnostics.Add(new Diagnostic(Rules.DuplicateOutput, route.Location,
                    $"{route.Path} is made twice: by {exact[outputPath].Maker} and by {route.Maker}"));
            }
            else if (!folded.TryAdd(Fold(outputPath), route))
            {
                diagnostics.Add(new Diagnostic(Rules.CaseCollision, route.Location,
                    $"{route.Path} of {route.Maker} and {folded[Fold(outputPath)].Path} of {folded[Fold(outputPath)].Maker} differ only in case"));
            }
        }
        return new RouteTable(exact, hasDuplicates);

        static string Fold(string path) => path.Replace("ß", "ss", StringComparison.Ordinal);
    }
}
