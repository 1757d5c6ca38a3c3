"""The languages of the recipe: what a fence, a file and a comment of each look like."""
from __future__ import annotations

#: Fence tags as assistants write them; one that stands here twice is drawn twice as often.
FENCE = {"python": ["python"] * 8 + ["py", "python3", ""], "javascript": ["javascript"] * 4 + ["js"] * 4 + ["jsx", ""],
         "typescript": ["typescript"] * 4 + ["ts"] * 4 + ["tsx"], "bash": ["bash"] * 5 + ["sh", "shell", "console", ""], "sql": ["sql"] * 6 + [""],
         "csharp": ["csharp", "cs", "c#"], "cpp": ["cpp", "cpp", "c++"], "c": ["c"], "go": ["go", "go", "golang"], "rust": ["rust", "rust", "rs"],
         "yaml": ["yaml", "yml"], "dockerfile": ["dockerfile", "Dockerfile", "docker"], "php": ["php"], "ruby": ["ruby", "rb"], "java": ["java"]}
#: Every language that a family may be in, with its name in a sentence.
NAME = {"python": "Python", "javascript": "JavaScript", "typescript": "TypeScript", "bash": "Bash", "sql": "SQL", "csharp": "C#", "cpp": "C++",
        "c": "C", "go": "Go", "rust": "Rust", "yaml": "YAML", "dockerfile": "a Dockerfile", "php": "PHP", "ruby": "Ruby", "java": "Java",
        "html": "HTML", "css": "CSS", "json": "JSON", "markdown": "Markdown"}
EXT = {"python": "py", "javascript": "js", "typescript": "ts", "bash": "sh", "sql": "sql", "csharp": "cs", "cpp": "cpp", "c": "c", "go": "go",
       "rust": "rs", "yaml": "yml", "php": "php", "ruby": "rb", "java": "java", "markdown": "md"}
#: What begins a comment, where it is not ``//``.
COMMENTS = {"python": "#", "bash": "#", "yaml": "#", "dockerfile": "#", "ruby": "#", "sql": "--"}
#: Languages that write names in snake_case; the others use camelCase.
SNAKE = {"python", "bash", "sql", "rust", "c", "php", "ruby", "yaml", "dockerfile", "markdown"}
