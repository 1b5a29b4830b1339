using System.Text;
using ServiceBlog.Core.Content;

namespace ServiceBlog.Files.Caching;

/// <summary>The folder <c>.serviceblog</c> in the working directory. Nothing in it is needed; all of it can be made again.</summary>
internal static class CacheFolder
{
    public const string Name = ".serviceblog";

    /// <summary>The cache of builds of one input into one output.</summary>
    public static string FileOf(string workingDirectory, string input, string output)
    {
        var name = Fingerprint.Of(Encoding.UTF8.GetBytes(input)).With(Encoding.UTF8.GetBytes(output));
        return Path.Join(workingDirectory, Name, $"build-{name.High:x16}.cache");
    }

    /// <summary>Makes the folder, and keeps it out of the author's version control.</summary>
    public static void Prepare(string folder)
    {
        Directory.CreateDirectory(folder);
        var ignore = Path.Join(folder, ".gitignore");
        if (!File.Exists(ignore))
            File.WriteAllText(ignore, "*\n");
    }
}
