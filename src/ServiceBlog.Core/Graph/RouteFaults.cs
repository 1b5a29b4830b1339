namespace ServiceBlog.Core.Graph;

/// <summary>Paths that no folder can hold on every system: <c>check</c> finds them as <c>build</c> does, and names who wants them.</summary>
internal static class RouteFaults
{
    /// <summary>Linux takes 4,096 bytes and Windows 32,767 letters, for the output folder's own path too.</summary>
    private const int MostBytes = 1000;

    /// <summary>What the common file systems hold.</summary>
    private const int MostBytesOfName = 255;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. "\\:*?\"<>|", .. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>Reports each path that cannot be published; whether there is one.</summary>
    public static bool Report(RouteTable table, ICollection<Diagnostic> diagnostics)
    {
        var before = diagnostics.Count;
        foreach (var route in table.Routes)
        {
            if (FaultOf(route.Path) is { } fault)
                diagnostics.Report(Rules.UnpublishablePath, route.Location, $"{Shown(route.Path)} of {route.Maker} cannot be published: {fault}");
            for (var slash = route.Path.LastIndexOf('/'); slash > 0; slash = route.Path.LastIndexOf('/', slash - 1))
            {
                if (table.Find(route.Path.AsSpan(0, slash)) is { } file)
                    diagnostics.Add(Clash(file, route));
            }
        }
        return diagnostics.Count > before;
    }

    private static Diagnostic Clash(Route file, Route route) => new(
        Rules.FileAgainstFolder,
        route.IsOfProgram ? file.Location : route.Location,
        $"{Shown(route.Path)} of {route.Maker} needs a folder where {Shown(file.Path)} of {file.Maker} is a file");

    private static string? FaultOf(string path)
    {
        // Without the slash at its end, behind which index.html comes; nothing is copied, since every file of a big site comes by here.
        var output = path.AsSpan().Trim('/');
        if (output.IsEmpty)
            return null; // the home page
        if (Encoding.UTF8.GetByteCount(output) is > MostBytes and var length)
            return Invariant($"its path has {length} bytes, {MostBytes} are the most");
        if (output.IndexOfAny(Forbidden) is >= 0 and var at)
            return char.IsControl(output[at]) ? "it holds a control character" : $"Windows allows no {output[at]} in a name";
        foreach (var range in output.Split('/'))
        {
            var part = output[range];
            var fault = part switch
            {
                "" => "a part of it is empty",
                [.., '.' or ' '] => "Windows drops a dot or a space at the end of a name",
                _ when UrlPath.IsReserved(part) => $"Windows keeps the name \"{part}\" for a device",
                _ when part.StartsWith(".serviceblog", StringComparison.OrdinalIgnoreCase) => "that name is kept for the program's own files",
                _ when Encoding.UTF8.GetByteCount(part) > MostBytesOfName => Invariant($"a name has {MostBytesOfName} bytes at most"),
                _ => null,
            };
            if (fault is not null)
                return fault;
        }
        return null;
    }

    private static string Shown(string path) => path.Length <= 100 ? path : $"{path[..100]}…";
}
