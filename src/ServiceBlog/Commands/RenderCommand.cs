using System.CommandLine;
using System.Globalization;
using ServiceBlog.Rendering;
using ServiceBlog.Templating;

namespace ServiceBlog.Commands;

/// <summary>
/// <c>render</c>: runs one template on its own, for theme authors and conformance runs. Standard output is exactly
/// what the template printed; unlike in a build, the clock may be asked.
/// </summary>
internal static class RenderCommand
{
    public static Command Create(ShellContext context)
    {
        var template = new Argument<string>("TEMPLATE") { Description = "The template's file." };
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
        var verbose = new Option<bool>("--verbose") { Description = "Show where an internal error came from." };
        var command = new Command("render", "Run one template and print the result.") { template, data, include, verbose };
        command.SetAction(parsed =>
            Run(parsed.GetRequiredValue(template), parsed.GetValue(data), parsed.GetValue(include), context));
        return command;
    }

    private static int Run(string templatePath, string? dataPath, string? includeFolder, ShellContext context)
    {
        var fullPath = context.FullPath(templatePath);
        var folder = includeFolder is null ? Path.GetDirectoryName(fullPath)! : context.FullPath(includeFolder);
        if (!Directory.Exists(folder))
            throw new EnvironmentException($"there is no folder '{includeFolder ?? folder}' to include from.");
        try
        {
            var globals = dataPath is null ? new ScriptObject() : JsonData.Read(ReadText(dataPath, context), dataPath);
            var template = Template.Parse(ReadText(templatePath, context), templatePath);
            if (template.HasErrors)
                return Fail(template.Errors, context);

            using var render = new RenderContext(globals)
            {
                Loader = new FolderTemplates(folder, context.WorkingDirectory),
                Clock = context.Clock.GetLocalNow,
                Random = Random.Shared,
            };
            template.Render(render);
            context.Terminal.Out.Write(render.Output.Written);
            return ExitCode.Clean;
        }
        catch (TemplateException exception)
        {
            var code = Fail([exception.Error], context);
            foreach (var call in exception.IncludeChain)
                context.Terminal.Error.WriteLine(Line(call, "note: included from here"));
            return code;
        }
    }

    private static string ReadText(string path, ShellContext context)
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

    private static int Fail(IEnumerable<TemplateError> errors, ShellContext context)
    {
        foreach (var error in errors)
            context.Terminal.Error.WriteLine(Line(error, "error: " + error.Message));
        return ExitCode.ContentErrors;
    }

    private static string Line(TemplateError place, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.Path}:{place.Line}:{place.Column}: {text}");
}
