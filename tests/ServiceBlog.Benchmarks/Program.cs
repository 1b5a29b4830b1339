using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using ServiceBlog.Benchmarks;
using ServiceBlog.Benchmarks.Sites;

// Without arguments: whole builds. `corpus N DIR` writes the posts of the comparison. `save-to-browser
// PROGRAM SITE text|title COUNT`: what an author waits for in `preview`.
var here = Path.GetDirectoryName(ThisFile())!;
switch (args)
{
    case ["corpus", var count, var folder]:
        Directory.CreateDirectory(folder);
        foreach (var (path, text) in new BenchCorpus(int.Parse(count, CultureInfo.InvariantCulture)).Posts())
            File.WriteAllText(Path.Join(folder, path), text);
        return 0;
    case ["save-to-browser", var program, var site, "text" or "title", var count]:
        await SaveToBrowser.Run(program, Path.GetFullPath(site), args[3], int.Parse(count, CultureInfo.InvariantCulture));
        return 0;
    case []:
        StageTable.Print([100, 1000, 10_000], Path.Join(here, "Peers/serviceblog"));
        using (var comparison = Process.Start("bash", [Path.Join(here, "Peers/compare.sh")]))
        {
            comparison.WaitForExit();
            return comparison.ExitCode;
        }
    default:
        await Console.Error.WriteLineAsync("usage: [corpus N DIR | save-to-browser PROGRAM SITE text|title COUNT]");
        return 2;
}

static string ThisFile([CallerFilePath] string path = "") => path;
