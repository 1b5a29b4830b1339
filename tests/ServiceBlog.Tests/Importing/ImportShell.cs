using System.Text;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Importing;

/// <summary>Runs <c>import</c> in a folder of its own and reads what it wrote.</summary>
internal sealed class ImportShell : IDisposable
{
    private readonly Shell _shell = new() { ProgramFolder = Repository.Root, Pipeline = SitePipeline.Run };

    public TempFolder Folder => _shell.Folder;

    public string Out => _shell.Out;

    public string Error => _shell.Error;

    /// <summary>The pages that an import of one file's text writes, by date and title.</summary>
    public static IReadOnlyList<ContentFile> Pages(string text, string name = "capture.txt")
    {
        using var shell = new ImportShell();
        shell.Folder.Add(name, text);
        shell.Import(name).ShouldBe(0, shell.Out);
        return shell.Pages();
    }

    public int Import(params string[] arguments) => _shell.Run(["import", .. arguments]);

    public int Run(params string[] arguments) => _shell.Run(arguments);

    public IReadOnlyList<ContentFile> Pages(string folder = "sources")
    {
        var path = Folder["input/" + folder];
        if (!Directory.Exists(path))
            return [];
        var diagnostics = new List<Diagnostic>();
        var pages = Directory.GetFiles(path, "*.md").Select(file => ContentReader.Read(
            InputFile.FromText($"{folder}/{Path.GetFileName(file)}", File.ReadAllText(file, Encoding.UTF8)), TimeZoneInfo.Utc, diagnostics)!);
        var read = pages.OrderByDescending(page => page.FrontMatter.Date?.Value).ThenBy(page => page.FrontMatter.Title!.Value.Value, StringComparer.Ordinal).ToList();
        diagnostics.ShouldBeEmpty();
        return read;
    }

    /// <summary>The site builds from what was imported, drafts too, and its check finds nothing worse than a note.</summary>
    public void ShouldCheckClean(string settings = "")
    {
        Folder.Add("input/site.yml", $"title: Imported\nbaseUrl: https://new.example/\n{settings}\n");
        Run("check", "--drafts", "--future", "--strict").ShouldBe(0, Out);
    }

    public void Dispose() => _shell.Dispose();
}
