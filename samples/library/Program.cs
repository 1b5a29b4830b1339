// Builds a site with ServiceBlog as a library, and adds to it: a Markdown extension, a function for templates, an output.
// From the top of the repository: dotnet run --project samples/library -- samples/library/input themes/default OUTPUT
using System.Text;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Markup;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Samples;

var (input, theme, output) = (args[0], args[1], args[2]);

MarkdownExtensions.Add(new Keyboard());

var result = SitePipeline.Run(
    new BuildInput
    {
        Content = Read(input),
        FindTheme = name => name == "default" ? Read(theme) : null,
        Now = TimeProvider.System.GetUtcNow(),
        Options = new BuildOptions
        {
            Extensions = new SiteExtensions
            {
                // {{ loud page.title }} in a template; input/theme/ uses it.
                Functions = SiteExtensions.None.Functions.Add("loud", new TemplateFunction(
                    [TemplateFunction.Required<string>("text")], typeof(string), (_, given) => $"{given[0]}!".ToUpperInvariant())),
                Outputs = [graph => [new OutputFile("pages.txt", Encoding.UTF8.GetBytes(string.Join('\n', graph.Pages.Select(page => page.Title))))]],
            },
        },
    },
    new FolderOutput(output));

foreach (var mistake in result.Diagnostics)
    Console.WriteLine($"{mistake.Location}: {mistake.Message}");
return result.Succeeded ? 0 : 1;

static FolderContent Read(string folder) => new(
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => InputFile.FromBytes(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ],
    []);
