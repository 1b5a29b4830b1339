using NUglify;

namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>Shortens scripts for their readers' sake: without comments and spaces, with short local names.</summary>
internal static class ScriptMinifier
{
    /// <summary>Larger scripts come from elsewhere, and to shorten one takes seconds.</summary>
    private const int MostBytes = 1 << 20;

    /// <summary>Whether a file is a script that is not short already.</summary>
    public static bool Shortens(string path, int bytes) => bytes <= MostBytes
        && path.EndsWith(".js", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".min.js", StringComparison.OrdinalIgnoreCase);

    /// <summary>A script of which the library does not understand every word stays as it is written.</summary>
    public static ReadOnlyMemory<byte> Minify(ReadOnlyMemory<byte> script)
    {
        var result = Uglify.Js(Encoding.UTF8.GetString(script.Span));
        return result.HasErrors || result.Errors.Count > 0 ? script : Encoding.UTF8.GetBytes(result.Code);
    }
}
