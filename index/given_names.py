"""Given names that tell a person from a place, and often a woman from a man.

Written from general knowledge of English-language news; a name that both carry (Alex, Jordan) is in neither list's way:
it stands in both and tells a person only.
"""

from enum import StrEnum


class Gender(StrEnum):
    """What a name or title says about the pronoun that fits."""

    FEMALE = "female"
    MALE = "male"


_FEMALE = """
Aaliyah Abigail Ada Adele Agnes Aisha Alexandra Alexandria Alexis Alice Alicia Alison Allison Alyssa Amanda Amber Amelia Amina Amy Ana
Anastasia Andrea Angela Angelina Anita Ann Anna Anne Annette Annie Antonia April Ariana Arlene Ashley Audrey Ava Barbara Beatrice
Becky Bernadette Bernice Beth Bethany Betsy Betty Beverly Bianca Bonnie Brenda Brianna Bridget Brittany Brooke Caitlin Camila Camille
Candace Carla Carly Carmen Carol Carole Caroline Carolyn Carrie Catherine Cathy Cecilia Celeste Charlotte Chelsea Cheryl Chloe
Christina Christine Cindy Claire Clara Claudia Colleen Connie Constance Cora Courtney Crystal Cynthia Daisy Danielle Daphne Darlene
Dawn Deborah Debbie Debra Deirdre Delia Delores Denise Diana Diane Dianne Dolores Donna Dora Doris Dorothy Edith Eileen Elaine Eleanor
Elena Elise Elizabeth Ella Ellen Eloise Elsa Elsie Emily Emma Erica Erika Erin Esther Ethel Eva Eve Evelyn Faith Fatima Felicia Fiona
Florence Frances Francesca Gabriela Gabrielle Gail Genevieve Georgia Geraldine Gertrude Gina Ginger Gladys Gloria Grace Greta Gretchen
Gwen Hannah Harriet Hazel Heather Heidi Helen Helena Hilary Hillary Holly Hope Huma Ida Imani Ingrid Irene Iris Irina Isabel Isabella
Ivanka Ivy Jackie Jacqueline Jan Jane Janet Janice Jasmine Jean Jeanette Jeanne Jen Jenna Jennifer Jenny Jessica Jill Jo Joan Joanna
Joanne Jocelyn Josephine Joy Joyce Juanita Judith Judy Julia Julianne Julie June Justine Kaitlyn Kamala Karen Karin Karla Kate
Katharine Katherine Kathleen Kathryn Kathy Katie Katrina Kay Kayla Kellyanne Kelly Kendra Kim Kimberly Kirsten Kirstjen Krista Kristen
Kristin Kristina Lara Latoya Laura Lauren Laurie Leah Lena Leslie Lila Lillian Lily Linda Lindsay Lindsey Lisa Liz Liza Lois Loretta
Lori Lorraine Louise Lucia Lucille Lucy Lydia Lynn Mabel Mackenzie Madeleine Madeline Madison Maggie Marcia Margaret Maria Marian
Marianne Marie Marilyn Marina Marjorie Marlene Marsha Martha Mary Maureen Maxine Maya Meg Megan Meghan Melania Melanie Melinda Melissa
Mercedes Meredith Mia Michele Michelle Mildred Mimi Miranda Miriam Molly Mona Monica Muriel Myra Nadia Nancy Naomi Natalia Natalie
Natasha Nellie Nicole Nicola Nikki Nina Nora Norma Olga Olivia Opal Oprah Paige Pam Pamela Patrice Patricia Patsy Patti Patty Paula
Pauline Pearl Peggy Penelope Penny Phyllis Priscilla Priyanka Rachel Ramona Reba Rebecca Regina Rena Rene Renee Rhonda Rita Roberta
Robin Rosa Rosalind Rosalynn Rose Rosemary Roxanne Ruby Ruth Sabrina Sally Samantha Sandra Sara Sarah Savannah Selena Serena Shannon
Sharon Sheila Shelby Shelley Sherri Sherry Shirley Simone Sofia Sonia Sophia Sophie Stacey Stacy Stella Stephanie Sue Susan Susanna
Susie Suzanne Svetlana Sylvia Tamara Tammy Tanya Tara Tatiana Tatyana Teresa Terri Thelma Theresa Therese Tiffany Tina Toni Tonya
Tracey Traci Tracy Tricia Ursula Valentina Valerie Vanessa Vera Veronica Vicki Vicky Victoria Viola Violet Virginia Vivian Wanda Wendy
Whitney Wilma Winona Yolanda Yulia Yvette Yvonne Zoe
"""

_MALE = """
Aaron Abdul Abraham Adam Adrian Ahmed Alan Albert Alberto Alejandro Alec Alejandro Alex Alexander Alfred Alfredo Ali Allan Allen Alvin
Amir Andre Andreas Andrei Andrew Andy Angel Angelo Anthony Anton Antonin Antonio Antony Archie Armando Arnold Arthur Asher Austin Barack
Barney Barry Bart Ben Benjamin Bernard Bernie Bert Bill Billy Bob Bobby Boris Brad Bradley Brandon Brendan Brent Brett Brian Bruce Bryan
Bryce Byron Caleb Calvin Cameron Carl Carlos Carlton Casey Cecil Cedric Cesar Chad Charles Charlie Chester Chris Christian Christopher
Chuck Clarence Clark Claude Clayton Clifford Clint Clinton Clyde Cody Colin Connor Conor Corey Cornelius Cory Craig Curt Curtis Cyrus
Dale Damien Damon Dan Daniel Danny Darrell Darren Dave David Dean Dennis Derek Derrick Desmond Devin Dick Diego Dimitri Dmitry Dominic Don
Donald Donnie Doug Douglas Duane Duncan Dustin Dwayne Dwight Dylan Earl Ed Eddie Edgar Edmund Eduardo Edward Edwin Eli Elias Elijah Elliot
Elliott Elmer Elon Emanuel Emilio Emmanuel Enrique Eric Erik Ernest Ernesto Ethan Eugene Evan Felipe Felix Fernando Floyd Francis
Francisco Francois Frank Frankie Franklin Fred Freddie Frederick Gabriel Garrett Gary Gavin Gene Geoff Geoffrey George Gerald Gerard
Gilbert Giovanni Glen Glenn Gordon Graham Grant Greg Gregg Gregory Guillermo Gus Guy Hakeem Hank Hans Harold Harris Harrison Harry Harvey
Hassan Hector Henry Herbert Herman Horace Howard Hubert Hugh Hugo Ian Ibrahim Igor Ira Irving Isaac Isaiah Ismail Ivan Jack Jacob Jacques
Jaime Jake Jamal James Jamie Jan Jared Jason Javier Jay Jeb Jeff Jefferson Jeffrey Jens Jeremiah Jeremy Jerome Jerry Jesse Jesus Jim Jimmy
Joachim Joaquin Joe Joel Joey Johan Johann John Johnny Jon Jonah Jonathan Jorge Jose Joseph Josh Joshua Juan Julian Julio Justin Karl
Keith Ken Kenneth Kenny Kevin Kirk Kurt Kyle Lamar Lance Larry Lars Laurence Lawrence Lee Len Leo Leon Leonard Leonardo Leroy Lester Lewis
Liam Lincoln Lionel Lloyd Logan Lou Louis Lucas Luis Luke Luther Mahmoud Malcolm Manuel Marc Marcel Marco Marcus Mario Mark Marshall Martin
Marty Marvin Matt Matthew Maurice Max Maxwell Mehdi Mel Melvin Merrick Michael Miguel Mike Mikhail Miles Milo Mitch Mitchell Mitt Mohamed
Mohammad Mohammed Morgan Morris Moses Muhammad Murray Mustafa Nathan Nathaniel Neal Ned Neil Nelson Newt Nicholas Nick Nicolas Nigel Nikolai
Noah Noel Norman Oleg Oliver Omar Orlando Oscar Otto Owen Pablo Patrick Paul Pavel Pedro Percy Pete Peter Petro Phil Philip Philippe
Phillip Pierre Preston Quentin Rafael Rahm Ralph Ramon Rand Randall Randy Raul Ray Raymond Reggie Reginald Reince Rene Rex Reza Ricardo
Rich Richard Rick Ricky Rob Robby Robert Roberto Rodney Rodrigo Roger Roland Rolf Roman Ron Ronald Ronnie Rory Ross Roy Ruben Rudolph Rudy
Rupert Russ Russell Ryan Salman Salvador Sam Samuel Santiago Scott Sean Sebastian Sergei Sergey Sergio Seth Shane Shaun Shawn Sheldon Sherman Sidney
Simon Solomon Spencer Stan Stanley Stefan Stephen Stephan Steve Steven Stewart Stuart Syed Ted Terrance Terrence Terry Theodore Thomas
Tim Timothy Tobias Toby Todd Tom Tomas Tommy Tony Travis Trent Trevor Troy Tyler Umar Victor Vincent Vince Virgil Vitaly Vladimir
Volodymyr Wade Wallace Walt Walter Warren Wayne Wendell Wesley Wilbur Will Willard William Willie Winston Wolf Woodrow Xavier Yuri Yusuf
Zachary Zack Zane
Alexis Andrea Ashley Courtney Dana Jackie Jean Jordan Kelly Kim Leslie Lindsay Lindsey Lynn Robin Shannon Stacy Taylor Tracy Whitney
"""

_FEMALE_NAMES = frozenset(_FEMALE.split()) | {"Alex", "Casey", "Dana", "Jamie", "Jordan", "Lee", "Morgan", "Pat", "Sam", "Taylor", "Terry"}
_MALE_NAMES = frozenset(_MALE.split()) | {"Pat"}


def is_given_name(word: str) -> bool:
    """Whether the word is a common given name.

    >>> is_given_name("Hillary"), is_given_name("Ohio")
    (True, False)
    """
    return word in _FEMALE_NAMES or word in _MALE_NAMES


def gender_of(given_name: str) -> Gender | None:
    """Return whose name it is, None where both carry it or it is not known.

    >>> gender_of("Bernie"), gender_of("Jordan")
    (<Gender.MALE: 'male'>, None)
    """
    female, male = given_name in _FEMALE_NAMES, given_name in _MALE_NAMES
    if female == male:
        return None
    return Gender.FEMALE if female else Gender.MALE
