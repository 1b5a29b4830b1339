namespace ServiceBlog.Core.Graph;

/// <summary>
/// Every file that the site will hold, by path. Made before anything is rendered, so that two makers of one file are
/// found while both can be named, and links can be resolved against what will be there.
/// </summary>
public sealed class RouteTable
{
    private const string IndexFile = "index.html";

    // Folded by case alone: addresses are in Unicode form C already.
    private readonly Dictionary<string, Route> _byFoldedPath;

    /// <summary>Those that differ only in case from one before them, by output path.</summary>
    private readonly Dictionary<string, Route> _caseVariants = new(StringComparer.Ordinal);

    private RouteTable(int capacity) => _byFoldedPath = new Dictionary<string, Route>(capacity, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether some file has two makers, so that nobody can say what the site would hold.</summary>
    public bool HasDuplicates { get; private set; }

    public IEnumerable<Route> Routes => _byFoldedPath.Values.Concat(_caseVariants.Values);

    /// <summary>Whether a decoded path leads to a file: <c>/about/</c> and <c>/about/index.html</c> are one.</summary>
    public bool Contains(string path) =>
        path.StartsWith('/')
        && _byFoldedPath.TryGetValue(WithoutIndex(path), out var route)
        && (MakeOneFile(route.Path, path) || _caseVariants.ContainsKey(UrlPath.OutputPath(path)));

    /// <summary>Collects the routes in the given order, reporting each path that has two makers.</summary>
    public static RouteTable Create(IReadOnlyCollection<Route> routes, ICollection<Diagnostic> diagnostics)
    {
        var table = new RouteTable(routes.Count);
        foreach (var route in routes)
        {
            if (!table._byFoldedPath.TryAdd(WithoutIndex(route.Path), route))
                table.AddAlike(route, diagnostics);
        }
        return table;
    }

    private void AddAlike(Route route, ICollection<Diagnostic> diagnostics)
    {
        var alike = _byFoldedPath[WithoutIndex(route.Path)];
        var same = MakeOneFile(alike.Path, route.Path) ? alike : _caseVariants.GetValueOrDefault(UrlPath.OutputPath(route.Path));
        if (same is not null)
        {
            HasDuplicates = true;
            diagnostics.Add(new Diagnostic(Rules.DuplicateOutput, route.Location,
                $"{route.Path} is made twice: by {same.Maker} and by {route.Maker}"));
            return;
        }
        _caseVariants.Add(UrlPath.OutputPath(route.Path), route);
        diagnostics.Add(new Diagnostic(Rules.CaseCollision, route.Location,
            $"{route.Path} of {route.Maker} and {alike.Path} of {alike.Maker} differ only in case"));
    }

    /// <summary>macOS takes ß for ss, too.</summary>
    private static string WithoutIndex(string path) =>
        (path.EndsWith("/" + IndexFile, StringComparison.OrdinalIgnoreCase) ? path[..^IndexFile.Length] : path)
            .Replace("ß", "ss", StringComparison.Ordinal);

    private static bool MakeOneFile(string path, string other) =>
        path == other || UrlPath.OutputPath(path) == UrlPath.OutputPath(other);
}
