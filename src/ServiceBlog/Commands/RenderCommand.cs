using System.CommandLine;
using System.Globalization;
using System.Text;
using Scriban.Runtime;
using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Core.Rendering.Theming;
using ServiceBlog.Rendering;

namespace ServiceBlog.Commands;

/// <summary>
/// <c>render</c>: runs templates on their own, for theme authors and conformance runs. Standard output is exactly what they
/// print; unlike in a build, the clock may be asked.
/// </summary>
internal sealed class RenderCommand(string? dataPath, string? includeFolder, string? outputFolder, ShellContext context)
{
    public static Command Create(ShellContext context)
    {
        var templates = new Argument<string[]>("TEMPLATE") { Description = "The template's file. There may be several.", Arity = ArgumentArity.OneOrMore };
        var data = new Option<string?>("--data")
        {
            Description = "A JSON file whose keys become the template's variables.",
            HelpName = "FILE.json",
        };
        var include = new Option<string?>("--include")
        {
            Description = "The folder that include reads from. Default: the template's own.",
            HelpName = "DIR",
        };
        var output = new Option<string?>("--output")
        {
            Description = "The folder that takes what each template prints, in a file of its name. Default: standard output.",
            HelpName = "DIR",
        };
        var verbose = new Option<bool>("--verbose") { Description = "Show where an internal error came from." };
        var command = new Command("render", "Run templates and print the result.") { templates, data, include, output, verbose };
        command.SetAction(parsed => new RenderCommand(parsed.GetValue(data), parsed.GetValue(include), parsed.GetValue(output), context)
            .Run(parsed.GetRequiredValue(templates)));
        return command;
    }

    private int Run(string[] templates)
    {
        foreach (var folder in templates.Select(FolderOf))
        {
            if (!Directory.Exists(folder))
                throw new EnvironmentException($"there is no folder '{includeFolder ?? folder}' to include from.");
        }
        var partials = new Dictionary<string, FolderTemplates>(StringComparer.Ordinal);
        var code = ExitCode.Clean;
        foreach (var template in templates)
        {
            var folder = FolderOf(template);
            if (!partials.TryGetValue(folder, out var found))
                partials[folder] = found = new FolderTemplates(folder, context.WorkingDirectory);
            code = Math.Max(code, Run(template, found));
        }
        return code;
    }

    private int Run(string path, FolderTemplates partials)
    {
        try
        {
            var globals = dataPath is null ? new ScriptObject() : JsonData.Read(ReadText(dataPath), dataPath);
            var template = ParsedTemplate.Parse(ReadText(path), path);
            if (template.HasErrors)
                return Fail(template.Errors);

            using var render = new RenderContext(new RenderSettings { Partials = partials, Zone = TimeZoneInfo.Local, AsksMachine = true });
            render.Render(template, globals);
            Take(path, render.Text.Written);
            return ExitCode.Clean;
        }
        catch (TemplateException exception)
        {
            var code = Fail([exception.Error]);
            foreach (var call in exception.IncludeChain.Distinct())
                context.Terminal.Error.WriteLine(Line(call, "note: included from here"));
            return code;
        }
    }

    private void Take(string path, ReadOnlySpan<char> text)
    {
        if (outputFolder is null)
        {
            context.Terminal.Out.Write(text);
            return;
        }
        var folder = context.FullPath(outputFolder);
        var name = Path.GetFileName(path);
        Directory.CreateDirectory(folder);
        var made = name.EndsWith(ThemeReader.Extension, StringComparison.Ordinal) ? ThemeReader.WithoutExtension(name) + ".html" : name;
        // Half a character, which a template can cut out of one, is replaced as it is in a page.
        File.WriteAllText(Path.Combine(folder, made), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private string FolderOf(string template) =>
        includeFolder is null ? Path.GetDirectoryName(context.FullPath(template))! : context.FullPath(includeFolder);

    private string ReadText(string path)
    {
        try
        {
            return TemplateText.Read(context.FullPath(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException($"cannot read {path}: {exception.Message}", exception);
        }
    }

    private int Fail(IEnumerable<TemplateError> errors)
    {
        foreach (var error in errors)
            context.Terminal.Error.WriteLine(Line(error, "error: " + error.Message));
        return ExitCode.ContentErrors;
    }

    private static string Line(TemplateError place, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.Path}:{place.Line}:{place.Column}: {text}");
}
